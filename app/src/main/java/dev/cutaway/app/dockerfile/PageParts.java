package dev.cutaway.app.dockerfile;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.shell.Command;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * What a page of a Dockerfile shows besides its text.
 *
 * @param bar at the right end of the head: tag, target, arguments, platform, Build; null for none
 * @param panel in the right pane once there is a build; null for none
 * @param blocks the Dockerfile as blocks; null for none
 * @param run the build whose figures stand beside the lines; its value may be null
 * @param openLayer opens the layer that a step made
 * @param commands what else can be done
 * @param close lets go of them, when the page is closed
 */
public record PageParts(@Nullable Node bar, @Nullable Node panel, @Nullable Node blocks,
        ObservableValue<@Nullable BuildRun> run, Consumer<StepRun> openLayer, List<Command> commands,
        Runnable close) {

    /** Nothing but the text. */
    public static final PageParts NONE = new PageParts(null, null, null, new SimpleObjectProperty<>(), step -> {
    }, List.of(), () -> {
    });

    /** Copies the list. */
    public PageParts {
        commands = List.copyOf(commands);
    }

    /** Makes them for each Dockerfile that is opened. */
    @FunctionalInterface
    public interface Maker {
        /** What the page of this Dockerfile shows. */
        PageParts make(DockerfileSession session);
    }
}
