package dev.cutaway.app.layers;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class LayersCanary {

    static final Class<?> FORBIDDEN = dev.cutaway.app.boot.App.class;

    private LayersCanary() {}
}
