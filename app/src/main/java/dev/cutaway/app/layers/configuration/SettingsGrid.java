package dev.cutaway.app.layers.configuration;

import dev.cutaway.app.control.Clip;
import dev.cutaway.app.control.CopyableId;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.ContainerConfig.Healthcheck;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The settings of an image, one under the other; what the image leaves open says what then holds. */
final class SettingsGrid extends GridPane {

    private final ImageText text;

    SettingsGrid(ImageContext context) {
        text = context.text();
        getStyleClass().add("settings-grid");
        var names = new ColumnConstraints(140);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
        ArchivedImage source = context.facts().image().source();
        identity(source);
        start(source.config().runtime());
        rest(source.config().runtime());
    }

    private void identity(ArchivedImage source) {
        ImageConfig config = source.config();
        add(text.of("image.config.id"),
                new CopyableId(config.digest().toString(), config.digest().toString(), text.of("image.copy.id")));
        if (source.manifestDigest() != null) {
            String digest = source.manifestDigest().toString();
            add(text.of("image.config.manifest.digest"), new CopyableId(digest, digest, text.of("image.copy")));
        }
        add(text.of("image.config.tags"), lines(source.tags()), text.of("image.config.tags.none"));
        add(text.of("image.config.platform"), List.of(source.platform().toString()), "");
        add(text.of("image.config.created"),
                config.created() == null
                        ? List.of()
                        : List.of(text.timestamp(config.created()) + "  (" + text.age(config.created()) + ")"),
                text.of("image.config.unsaid"));
        add(text.of("image.config.author"), one(config.author()), text.of("image.config.unsaid"));
    }

    private void start(ContainerConfig runtime) {
        add(text.of("image.config.entrypoint"), command(runtime.entrypoint()), text.of("image.config.entrypoint.none"));
        add(text.of("image.config.cmd"), command(runtime.cmd()), text.of("image.config.cmd.none"));
        add(text.of("image.config.workdir"), one(runtime.workingDir()), text.of("image.config.workdir.none"));
        add(text.of("image.config.user"), one(runtime.user()), text.of("image.config.user.none"));
        add(text.of("image.config.env"), lines(runtime.env()), text.of("image.config.env.none"));
        add(text.of("image.config.ports"), lines(runtime.exposedPorts()), text.of("image.config.ports.none"));
        add(text.of("image.config.volumes"), lines(runtime.volumes()), text.of("image.config.volumes.none"));
    }

    private void rest(ContainerConfig runtime) {
        add(text.of("image.config.labels"), labels(runtime.labels()), text.of("image.config.labels.none"));
        add(text.of("image.config.healthcheck"), healthcheck(runtime.healthcheck()),
                text.of("image.config.healthcheck.none"));
        add(text.of("image.config.stop"), runtime.stopSignal() == null ? List.of() : one(runtime.stopSignal()),
                text.of("image.config.stop.none"));
        add(text.of("image.config.onbuild"), lines(runtime.onBuild()), text.of("image.config.onbuild.none"));
        add(text.of("image.config.shell"), command(runtime.shell()), text.of("image.config.shell.none"));
    }

    private static List<String> one(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static List<String> lines(List<String> values) {
        return values;
    }

    private static List<String> labels(Map<String, String> labels) {
        var lines = new ArrayList<String>();
        labels.forEach((key, value) -> lines.add(key + "=" + value));
        return lines;
    }

    /** As an instruction would have it: {@code ["nginx", "-g", "daemon off;"]}. */
    private static List<String> command(@Nullable List<String> words) {
        if (words == null || words.isEmpty()) {
            return List.of();
        }
        var quoted = words.stream().map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"').toList();
        return List.of("[" + String.join(", ", quoted) + "]");
    }

    private List<String> healthcheck(@Nullable Healthcheck check) {
        if (check == null || check.test().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(String.join(" ", check.test()));
        lines.add(text.of("image.config.healthcheck.times", seconds(check.intervalNanos(), 30),
                seconds(check.timeoutNanos(), 30), seconds(check.startPeriodNanos(), 0),
                check.retries() == 0 ? 3 : check.retries()));
        return lines;
    }

    private static String seconds(long nanos, int otherwise) {
        Duration time = nanos == 0 ? Duration.ofSeconds(otherwise) : Duration.ofNanos(nanos);
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private void add(String name, List<String> values, String otherwise) {
        if (values.isEmpty()) {
            var none = new Label(otherwise);
            none.getStyleClass().add("caption");
            add(name, none);
            return;
        }
        var box = new VBox();
        for (String value : values) {
            var label = new Label(value);
            label.getStyleClass().add("mono");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            var copy = new MenuItem(text.of("image.copy"));
            copy.setOnAction(_ -> Clip.copy(value));
            label.setContextMenu(new ContextMenu(copy));
            box.getChildren().add(label);
        }
        add(name, box);
    }

    private void add(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("secondary");
        setValignment(label, VPos.TOP);
        addRow(getRowCount(), label, value);
    }
}
