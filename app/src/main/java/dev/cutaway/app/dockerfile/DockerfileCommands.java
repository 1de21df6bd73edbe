package dev.cutaway.app.dockerfile;

import dev.cutaway.app.dockerfile.template.TemplateSheet;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.shell.palette.CommandGroup;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;

/** What can be done with Dockerfiles from anywhere. */
public final class DockerfileCommands {

    private final Workbench bench;
    private final OpenDockerfiles open;

    /** @param open knows which are open */
    public DockerfileCommands(Workbench bench, OpenDockerfiles open) {
        this.bench = bench;
        this.open = open;
    }

    /** Asks for a Dockerfile and opens it. */
    public void openFile() {
        open.open(bench.desktop().askForImages());
    }

    /** Shows templates, and opens what is made of one. */
    public void create() {
        bench.sheets().show(new TemplateSheet(bench, open::open));
    }

    /** All of them now, for the palette. */
    public CommandGroup group() {
        Texts texts = bench.texts();
        var commands = new ArrayList<Command>(List.of(
                Command.of(texts.of("dockerfile.command.new"), Feather.FILE_PLUS, PageCommands.key(KeyCode.N),
                        this::create),
                Command.of(texts.of("dockerfile.command.open"), Feather.FILE_TEXT, this::openFile),
                Command.of(texts.of("dockerfile.command.open-folder"), Feather.FOLDER,
                        () -> bench.desktop().askForFolder().ifPresent(folder -> open.open(List.of(folder))))));
        for (DockerfilePage page : open.pages()) {
            commands.add(Command.of(page.title(), Feather.FILE_TEXT, () -> bench.navigator().go(page)));
        }
        return new CommandGroup(texts.of("dockerfile.group"), commands);
    }
}
