package dev.cutaway.engine.local.build.history;

/** Why a build is to stop. */
enum Stopping {
    /** It is not. */
    NO,
    /** Nobody wants it. */
    CANCELLED,
    /** The engine ends. */
    ENGINE_ENDS
}
