package dev.cutaway.app.boot;

import dev.cutaway.app.shell.Desktop;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The desktop that a window stands on. */
final class StageDesktop implements Desktop {

    private final Stage stage;
    private final HostServices host;

    StageDesktop(Stage stage, HostServices host) {
        this.stage = stage;
        this.host = host;
    }

    @Override
    public List<Path> askForImages() {
        List<File> chosen = new FileChooser().showOpenMultipleDialog(stage);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> askForFolder() {
        return Optional.ofNullable(new DirectoryChooser().showDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> askForFolder(Path from) {
        var chooser = new DirectoryChooser();
        chooser.setInitialDirectory(start(from));
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> askForFile(Path from) {
        var chooser = new FileChooser();
        chooser.setInitialDirectory(start(from));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    /** Where a chooser begins; null, which leaves it to the desktop, for a folder that is not there. */
    private static @Nullable File start(Path from) {
        return Files.isDirectory(from) ? from.toFile() : null;
    }

    @Override
    public Optional<Path> askWhereToSave(String suggestedName) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> askForTargetFolder() {
        return askForFolder();
    }

    @Override
    public void open(Path file) {
        host.showDocument(file.toUri().toString());
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
