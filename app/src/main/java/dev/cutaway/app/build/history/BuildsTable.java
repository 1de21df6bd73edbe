package dev.cutaway.app.build.history;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.follow.BuildNames;
import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.control.FilePaths;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/** Builds as rows: how each ended, its name, where from, when, how long, what came from the cache, how large. */
final class BuildsTable extends TableView<BuildRecord> {

    private static final double ROW = 36;
    private static final double ROOM_FOR_SOURCE = 760;

    private final Texts texts;
    private final Builds builds;
    private final Timeline clock = new Timeline(
            new KeyFrame(javafx.util.Duration.millis(500), tick -> refresh()));

    BuildsTable(Texts texts, Builds builds) {
        this.texts = texts;
        this.builds = builds;
        getStyleClass().addAll("library-table", "builds-table");
        setFixedCellSize(ROW);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        accessibleTextProperty().bind(texts.of("build.table"));
        var name = column("build.column.name", 240, this::name);
        name.getStyleClass().add("edge");
        name.setMinWidth(160);
        var source = column("build.column.source", 260, this::source);
        var when = fixed(column("build.column.when", 118, this::when), 118);
        var time = fixed(column("build.column.time", 84, this::time), 84);
        var cached = fixed(column("build.column.cached", 132, this::cached), 132);
        var size = fixed(column("build.column.size", 96, this::size), 96);
        size.getStyleClass().add("end");
        List.of(time, cached, size).forEach(column -> column.getStyleClass().add("figure"));
        getColumns().setAll(List.of(name, source, when, time, cached, size));
        getColumns().forEach(column -> column.setSortable(false));
        widthProperty().subscribe(width -> source.setVisible(width.doubleValue() >= ROOM_FOR_SOURCE));
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> tick());
        builds.runningProperty().subscribe(count -> tick());
    }

    private void tick() {
        if (getScene() != null && builds.runningProperty().get() > 0) {
            clock.play();
        } else {
            clock.stop();
        }
    }

    private static TableColumn<BuildRecord, BuildRecord> fixed(TableColumn<BuildRecord, BuildRecord> column,
            double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private TableColumn<BuildRecord, BuildRecord> column(String key, double width,
            BiConsumer<Cell, BuildRecord> fill) {
        var column = new TableColumn<BuildRecord, BuildRecord>();
        column.textProperty().bind(texts.of(key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(table -> new Cell(fill));
        return column;
    }

    /** A cell that is told of the whole build. */
    private static final class Cell extends TableCell<BuildRecord, BuildRecord> {
        private final BiConsumer<Cell, BuildRecord> fill;

        Cell(BiConsumer<Cell, BuildRecord> fill) {
            this.fill = fill;
        }

        @Override
        protected void updateItem(@Nullable BuildRecord build, boolean empty) {
            super.updateItem(build, empty);
            setText(null);
            setGraphic(null);
            getStyleClass().removeAll("edge", "end", "figure", "mono", "secondary");
            if (!empty && build != null) {
                fill.accept(this, build);
            }
        }
    }

    private void name(Cell cell, BuildRecord build) {
        cell.getStyleClass().add("edge");
        var icon = icon(build.outcome());
        var name = new Label(BuildNames.of(build));
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var row = new HBox(icon, name);
        if (build.target() != null) {
            var target = new Label(build.target());
            target.getStyleClass().add("pill");
            row.getChildren().add(target);
        }
        row.getStyleClass().add("name-cell");
        cell.setGraphic(row);
        Tips.set(cell, outcome(build));
    }

    static FontIcon icon(Outcome outcome) {
        Feather shape = switch (outcome) {
            case Outcome.Running _ -> Feather.PLAY;
            case Outcome.Built _ -> Feather.CHECK;
            case Outcome.Failed _ -> Feather.X;
            case Outcome.Cancelled _ -> Feather.SLASH;
            case Outcome.Interrupted _ -> Feather.ALERT_TRIANGLE;
        };
        String style = switch (outcome) {
            case Outcome.Running _ -> "build-running";
            case Outcome.Built _ -> "build-ok";
            case Outcome.Failed _ -> "build-bad";
            case Outcome.Cancelled _,Outcome.Interrupted _ -> "build-stopped";
        };
        var icon = FontIcon.of(shape, 16);
        icon.getStyleClass().addAll("build-state", style);
        return icon;
    }

    private String outcome(BuildRecord build) {
        String words = Reasons.outcome(texts, build.outcome());
        return build.outcome() instanceof Outcome.Failed failed
                ? words + "\n" + Reasons.failure(texts, failed, Optional.empty())
                : words;
    }

    private void source(Cell cell, BuildRecord build) {
        cell.getStyleClass().add("mono");
        String source = source(texts, build);
        cell.setText(source);
        cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        Tips.set(cell, build.origin().isEmpty() ? source : build.origin() + "\n" + build.dockerfile());
    }

    /** Where a build came from, with the Dockerfile where it has a name of its own. */
    static String source(Texts texts, BuildRecord build) {
        if (build.origin().isEmpty()) {
            return texts.text("build.source.sent");
        }
        String own = build.dockerfile().equals("Dockerfile") ? "" : " · " + FilePaths.familiar(build.dockerfile());
        return FilePaths.familiar(build.origin()) + own;
    }

    private void when(Cell cell, BuildRecord build) {
        cell.getStyleClass().add("secondary");
        cell.setText(Ages.of(texts, build.started()));
        Tips.set(cell, Ages.timestamp(build.started()));
    }

    private void time(Cell cell, BuildRecord build) {
        cell.getStyleClass().add("figure");
        Optional<Duration> took = build.outcome() instanceof Outcome.Running
                ? Optional.of(Duration.between(build.started(), Instant.now()))
                : Reasons.time(build.outcome());
        cell.setText(took.map(Reasons::duration).orElse("–"));
    }

    private void cached(Cell cell, BuildRecord build) {
        cell.getStyleClass().add("figure");
        FollowedBuild followed = builds.at(build.id()).orElse(null);
        if (build.outcome() instanceof Outcome.Running && followed != null && !followed.run().steps().isEmpty()) {
            int all = followed.run().steps().size();
            int done = followed.run().finished();
            var bar = new ProgressBar((double) done / all);
            bar.setPrefWidth(56);
            var row = new HBox(bar, new Label(texts.text("build.job.steps", done, all)));
            row.getStyleClass().add("build-progress");
            cell.setGraphic(row);
        } else {
            cell.setText(build.steps() == 0 ? "–" : texts.text("build.cached.of", build.cached(), build.steps()));
        }
    }

    private void size(Cell cell, BuildRecord build) {
        cell.getStyleClass().addAll("figure", "end");
        cell.setText(build.outcome() instanceof Outcome.Built built ? DockerText.size(built.bytes()) : "–");
    }

    /** The Dockerfile of a build as this machine has it. */
    static Optional<Path> dockerfile(BuildRecord build) {
        return BuildNames.dockerfile(build).filter(Files::isRegularFile);
    }
}
