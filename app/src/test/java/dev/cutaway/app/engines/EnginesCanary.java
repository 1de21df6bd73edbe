package dev.cutaway.app.engines;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class EnginesCanary {

    static final Class<?> FORBIDDEN = dev.cutaway.app.library.Library.class;

    private EnginesCanary() {}
}
