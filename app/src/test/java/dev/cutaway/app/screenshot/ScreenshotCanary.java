package dev.cutaway.app.screenshot;

/** Breaks a rule of the architecture on purpose, so that a test sees the rule bite. */
final class ScreenshotCanary {

    static final Class<?> FORBIDDEN = dev.cutaway.app.layers.LayersPage.class;

    private ScreenshotCanary() {}
}
