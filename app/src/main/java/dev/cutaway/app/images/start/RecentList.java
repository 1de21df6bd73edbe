package dev.cutaway.app.images.start;

import dev.cutaway.app.images.RecentFile;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Files opened before, newest first. What became of them is looked up in the background, each time anew. */
final class RecentList {

    private static final System.Logger LOG = System.getLogger(RecentList.class.getName());
    private static final int SHOWN = 6;

    private final Texts texts;
    private final AppSettings settings;
    private final Tasks tasks;
    private final Consumer<Path> open;
    private final VBox node = new VBox();

    RecentList(Texts texts, AppSettings settings, Tasks tasks, Consumer<Path> open) {
        this.texts = texts;
        this.settings = settings;
        this.tasks = tasks;
        this.open = open;
        node.getStyleClass().add("start-list");
    }

    Node node() {
        look();
        return node;
    }

    /** Shows the list, and again as soon as it is known which files still are there. */
    void look() {
        List<Path> paths = settings.recent().stream().limit(SHOWN).toList();
        if (node.getChildren().isEmpty()) {
            show(paths.stream().map(RecentFile::unknown).toList());
        }
        tasks.startQuietly(progress -> paths.stream().map(RecentFile::look).toList(), this::show,
                thrown -> LOG.log(Level.WARNING, "looking at recent files", thrown));
    }

    private void show(List<RecentFile> files) {
        node.getChildren().setAll(StartPage.head(texts, "images.start.recent"));
        files.forEach(file -> node.getChildren().add(row(file)));
    }

    private Node row(RecentFile file) {
        boolean gone = file.state() == RecentFile.State.GONE;
        var name = new Label(file.name());
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setEllipsisString("…");
        var folder = new Label(file.folder());
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        folder.setEllipsisString("…");
        var figure = new Label(file.state() == RecentFile.State.FILE ? DockerText.size(file.bytes()) : "");
        var button = new Button();
        if (gone) {
            figure.textProperty().bind(texts.of("images.recent.gone"));
            button.textProperty().bind(texts.of("images.recent.remove"));
            button.setOnAction(action -> settings.removeRecent(file.path()));
        } else {
            button.textProperty().bind(texts.of("images.start.look"));
            button.setOnAction(action -> open.accept(file.path()));
        }
        Feather icon = file.state() == RecentFile.State.FOLDER ? Feather.FOLDER : Feather.FILE;
        var row = new ListRow(new StackPane(new FontIcon(icon)), name, folder, figure, button);
        row.getStyleClass().add(gone ? "gone" : "there");
        return row;
    }
}
