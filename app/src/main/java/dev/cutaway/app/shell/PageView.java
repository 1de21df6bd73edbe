package dev.cutaway.app.shell;

/**
 * A named state of a page that screenshots show.
 *
 * @param name used in file names: lower case, digits, {@code -}
 * @param show brings the page into that state; on the UI thread, and complete when it returns or soon after
 */
public record PageView(String name, Runnable show) {}
