package dev.cutaway.app.shell;

import dev.cutaway.app.shell.palette.CommandGroup;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ObservableList;

/**
 * What the window is filled with. The shell knows no more of it.
 *
 * @param places of the rail, the first is where the app starts
 * @param open what is open; the rail follows the list
 * @param commands what can be done anywhere, for palette and keys; asked for anew each time
 * @param drop takes files and folders dropped on the window, at least one
 */
public record ShellContent(List<Place> places, ObservableList<RailEntry> open, Supplier<List<CommandGroup>> commands,
        Consumer<List<Path>> drop) {}
