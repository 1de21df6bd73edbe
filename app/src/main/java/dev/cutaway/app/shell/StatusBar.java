package dev.cutaway.app.shell;

import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The foot of the window: what runs, with a way to stop it; at the right one figure of the page. */
final class StatusBar extends HBox {

    private final Texts texts;
    private final HBox jobs = new HBox();
    private final Label more = new Label();
    private final Label none = new Label();

    StatusBar(Texts texts, Tasks tasks, Navigator navigator) {
        this.texts = texts;
        getStyleClass().addAll("status-bar", "hairline-above");
        jobs.getStyleClass().add("jobs");
        jobs.setMinWidth(0);
        more.getStyleClass().addAll("secondary", "small");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var figure = new Label();
        figure.getStyleClass().addAll("secondary", "small");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        figure.textProperty().bind(navigator.currentProperty().flatMap(StatusBar::figureOf));
        none.textProperty().bind(texts.of("shell.jobs.none"));
        none.setGraphic(new FontIcon(Feather.CHECK));
        none.getStyleClass().add("jobs-none");
        getChildren().addAll(none, jobs, more, gap, figure);
        tasks.running().addListener((ListChangeListener<Job>) change -> show(tasks.running()));
        show(tasks.running());
    }

    private static ObservableValue<String> figureOf(Page page) {
        return page.statusFigure().orElseGet(SimpleStringProperty::new);
    }

    /** The oldest two by name, the rest by number: more would not be read. */
    private void show(ObservableList<Job> running) {
        jobs.getChildren().setAll(running.stream().limit(2).map(this::view).toList());
        none.setVisible(running.isEmpty());
        none.setManaged(running.isEmpty());
        int rest = running.size() - 2;
        more.setVisible(rest > 0);
        more.textProperty().bind(texts.of("shell.jobs.more", rest));
    }

    private HBox view(Job job) {
        var title = new Label();
        title.textProperty().bind(job.title());
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setEllipsisString("…");
        title.setMaxWidth(320);
        title.getStyleClass().addAll("secondary", "small");
        var bar = new ProgressBar();
        bar.progressProperty().bind(job.fractionProperty());
        bar.setPrefWidth(96);
        var percent = new Label();
        percent.getStyleClass().addAll("small", "percent");
        percent.textProperty().bind(job.words().orElseGet(
                () -> Bindings.createStringBinding(() -> percent(job), job.fractionProperty())));
        var stop = new Button();
        stop.setGraphic(new FontIcon(Feather.X));
        stop.getStyleClass().addAll("icon-button", "compact");
        stop.accessibleTextProperty().bind(texts.of("shell.jobs.cancel", job.title()));
        stop.setOnAction(action -> job.cancel());
        var view = new HBox(title, bar, percent, stop);
        view.getStyleClass().add("job");
        return view;
    }

    private static String percent(Job job) {
        double fraction = job.fractionProperty().get();
        return fraction < 0 ? "" : Math.round(fraction * 100) + "%";
    }
}
