package dev.cutaway.engine.local.build.run;

/** Takes what a command writes. */
@FunctionalInterface
public interface Output {

    /** A piece of it, as it came; whole characters. */
    void wrote(boolean stderr, String text);
}
