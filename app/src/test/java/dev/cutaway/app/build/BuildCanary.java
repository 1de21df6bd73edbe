package dev.cutaway.app.build;

import dev.cutaway.app.boot.AppWindow;

/** Breaks the rule that building does not know who puts it into the window. */
final class BuildCanary {

    private BuildCanary() {}

    static Object broken(AppWindow window) {
        return window.shell();
    }
}
