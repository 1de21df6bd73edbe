package dev.cutaway.app.boot;

/** Where every start begins. */
public final class Main {

    private Main() {}

    /** @param arguments the command line */
    public static void main(String[] arguments) {}
}
