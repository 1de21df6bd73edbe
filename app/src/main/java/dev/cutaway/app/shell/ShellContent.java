package dev.cutaway.app.shell;

import dev.cutaway.app.shell.palette.CommandGroup;

import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/**
 * What the window is filled with. The shell knows no more of it.
 *
 * @param places of the rail, the first is where the app starts
 * @param open what is open; the rail follows the list
 * @param commands what can be done anywhere, for palette and keys; asked for anew each time
 * @param drops what can be done with files and folders dropped on the window; the first can be done always
 * @param foot what stands at the foot of the rail
 */
public record ShellContent(List<Place> places, ObservableList<RailEntry> open, Supplier<List<CommandGroup>> commands,
        List<DropChoice> drops, List<Node> foot) {}
