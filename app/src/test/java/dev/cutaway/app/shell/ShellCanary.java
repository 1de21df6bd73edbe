package dev.cutaway.app.shell;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class ShellCanary {

    static final Class<?> FORBIDDEN = dev.cutaway.app.images.OpenImages.class;

    private ShellCanary() {}
}
