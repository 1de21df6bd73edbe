package dev.cutaway.app.images;

import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.RailEntry;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.shell.palette.CommandGroup;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** What can be done with images from anywhere: open, go to an open one, open a recent file or a sample. */
public final class ImageCommands {

    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination OPEN_FOLDER = new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);

    private final Workbench bench;
    private final OpenImages open;
    private final List<SampleImage> samples;

    /** @param samples in the order they are offered */
    public ImageCommands(Workbench bench, OpenImages open, List<SampleImage> samples) {
        this.bench = bench;
        this.open = open;
        this.samples = samples;
    }

    /** Asks for image files and opens them. */
    public void openFiles() {
        open.open(bench.desktop().askForImages());
    }

    /** Asks for a folder and opens it. */
    public void openFolder() {
        bench.desktop().askForFolder().ifPresent(folder -> open.open(List.of(folder)));
    }

    /** All of them now, grouped for the palette. */
    public List<CommandGroup> groups() {
        Texts texts = bench.texts();
        return List.of(
                new CommandGroup(texts.of("images.group.images"), List.of(
                        Command.of(texts.of("images.command.open-file"), Feather.FILE_PLUS, OPEN, this::openFiles),
                        Command.of(texts.of("images.command.open-folder"), Feather.FOLDER_PLUS, OPEN_FOLDER,
                                this::openFolder))),
                new CommandGroup(texts.of("images.group.open"), open.entries().stream().map(this::goTo).toList()),
                new CommandGroup(texts.of("images.group.recent"),
                        bench.settings().recent().stream().map(this::recent).toList()),
                new CommandGroup(texts.of("images.group.samples"), samples.stream().map(this::sample).toList()));
    }

    private Command goTo(RailEntry entry) {
        return Command.of(entry.page().title(), Feather.LAYERS, () -> bench.navigator().go(entry.page()));
    }

    private Command recent(Path file) {
        return Command.of(new ReadOnlyStringWrapper(RecentFile.shortName(file)), Feather.CLOCK,
                () -> open.open(List.of(file)));
    }

    private Command sample(SampleImage sample) {
        return Command.of(sample.title(), Feather.BOOK_OPEN, () -> open.open(sample));
    }
}
