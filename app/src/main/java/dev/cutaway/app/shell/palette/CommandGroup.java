package dev.cutaway.app.shell.palette;

import dev.cutaway.app.shell.Command;

import java.util.List;
import javafx.beans.value.ObservableValue;

/**
 * Commands that belong together.
 *
 * @param title what they have in common
 * @param commands in the order of use
 */
public record CommandGroup(ObservableValue<String> title, List<Command> commands) {}
