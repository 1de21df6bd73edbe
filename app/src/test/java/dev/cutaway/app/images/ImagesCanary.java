package dev.cutaway.app.images;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class ImagesCanary {

    static final Class<?> FORBIDDEN = dev.cutaway.app.layers.LayersPage.class;

    private ImagesCanary() {}
}
