package dev.cutaway.app.cli;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class CliCanary {

    static final Class<?> FORBIDDEN = javafx.scene.Node.class;

    private CliCanary() {}
}
