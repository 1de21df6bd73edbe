package dev.cutaway.app.shell;

import org.kordamp.ikonli.Ikon;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * A fixed place of the rail.
 *
 * @param page what is there; its title is the place's name
 * @param icon beside the name
 * @param shortcut its keys
 * @param count how many things are there, for the right end of its line; its value may be empty
 */
public record Place(Page page, Ikon icon, KeyCombination shortcut, ObservableValue<String> count) {}
