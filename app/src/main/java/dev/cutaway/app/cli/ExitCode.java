package dev.cutaway.app.cli;

/** What Cutaway's end tells a script; {@code cutaway --help} lists them, 5 is the start script's own. */
public final class ExitCode {

    /** Done, and every bound is kept. */
    public static final int OK = 0;
    /** A bound that was asked for is broken. */
    public static final int BOUND_BROKEN = 1;
    /** The command line cannot be understood. */
    public static final int USAGE = 2;
    /** The image cannot be read, or there is no such image in the archive. */
    public static final int UNREADABLE = 3;
    /** This machine lacks something, such as a display. */
    public static final int SETUP = 4;
    /** The result cannot be written. */
    public static final int NO_OUTPUT = 6;
    /** Another engine has the store or the socket. */
    public static final int ENGINE_TAKEN = 7;
    /** A fault of Cutaway itself. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
