package dev.cutaway.app.shell;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.palette.CommandGroup;
import dev.cutaway.app.shell.palette.PaletteView;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The whole window: rail, top bar, page and status bar; over them sheets and the drop zone. */
public final class Shell extends StackPane {

    private final Texts texts;
    private final AppSettings settings;
    private final Navigator navigator;
    private final ShellContent content;
    private final SheetLayer sheets;
    private final DropZone dropZone;
    private final StackPane pageArea = new StackPane();

    /**
     * @param sheets where sheets come; made before, because pages need it earlier
     * @param notices where notices come; made before likewise
     * @param navigator the history whose current page is shown
     */
    public Shell(Texts texts, AppSettings settings, Tasks tasks, Navigator navigator, SheetLayer sheets,
            NoticeBar notices, ShellContent content) {
        this.texts = texts;
        this.settings = settings;
        this.navigator = navigator;
        this.content = content;
        this.sheets = sheets;
        this.dropZone = new DropZone(texts, content.drops());
        getStyleClass().add("window");
        pageArea.getStyleClass().addAll("page", "page-area");
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        notices.over(pageArea);
        var noticed = new StackPane(pageArea, notices);
        noticed.getStyleClass().add("noticed");
        var right = new BorderPane(noticed);
        right.setTop(new TopBar(texts, navigator, this::openPalette));
        right.setBottom(new StatusBar(texts, tasks, navigator));
        var frame = new BorderPane(right);
        frame.setLeft(new Rail(content, texts, settings, navigator));
        getChildren().addAll(frame, sheets, dropZone);
        dropZone.listenOn(this);
        navigator.currentProperty().addListener((current, before, now) -> {
            before.hidden();
            show(now);
        });
        show(navigator.currentProperty().get());
    }

    /** A scene with this window, dressed as the settings say. */
    public Scene newScene(double width, double height) {
        var scene = new Scene(this, width, height);
        Looks.follow(scene, settings);
        Shortcuts.listen(scene, this::reachableByKey);
        return scene;
    }

    /** Opens the palette, unless a sheet is to be answered first. */
    public void openPalette() {
        if (!sheets.isOpen()) {
            sheets.show(new PaletteView(texts, groups(), sheets::close));
        }
    }

    /** Shows all keys, unless a sheet is to be answered first. */
    public void showShortcuts() {
        if (!sheets.isOpen()) {
            sheets.show(new ShortcutSheet(texts, groups()));
        }
    }

    /** Shows or hides what is seen while files are held over the window; for pictures of it. */
    public void showDropZone(List<File> files) {
        dropZone.hide();
        if (!files.isEmpty()) {
            dropZone.show(files);
        }
    }

    private void show(Page page) {
        pageArea.getChildren().setAll(page.node());
        page.shown();
    }

    private List<CommandGroup> groups() {
        var groups = new ArrayList<CommandGroup>();
        Page page = navigator.currentProperty().get();
        groups.add(new CommandGroup(texts.of("shell.group.here"), page.commands()));
        groups.addAll(content.commands().get());
        groups.add(new CommandGroup(texts.of("shell.group.go"), join(
                ShellCommands.places(content.places(), navigator),
                ShellCommands.moving(texts, navigator, this::openPalette, this::showShortcuts))));
        groups.add(new CommandGroup(texts.of("shell.group.look"), ShellCommands.looks(texts, settings)));
        return groups;
    }

    private static List<Command> join(List<Command> first, List<Command> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** While a sheet is open only it is reachable: its own controls have the keys. */
    private List<Command> reachableByKey() {
        if (sheets.isVisible()) {
            return List.of();
        }
        return groups().stream().flatMap(group -> group.commands().stream()).toList();
    }
}
