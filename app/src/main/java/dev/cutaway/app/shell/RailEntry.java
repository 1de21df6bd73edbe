package dev.cutaway.app.shell;

import javafx.scene.Node;

/**
 * Something open, listed in the rail below the places.
 *
 * @param page shows it; its title is the entry's name
 * @param icon a small picture of it, 16 by 16
 * @param close closes it
 */
public record RailEntry(Page page, Node icon, Runnable close) {}
