package dev.cutaway.app.task;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class TaskCanary {

    static final Class<?> FORBIDDEN = dev.cutaway.app.shell.Page.class;

    private TaskCanary() {}
}
