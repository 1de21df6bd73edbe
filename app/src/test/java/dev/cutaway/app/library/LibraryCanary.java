package dev.cutaway.app.library;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class LibraryCanary {

    static final Class<?> FORBIDDEN = dev.cutaway.app.disk.DiskPage.class;

    private LibraryCanary() {}
}
