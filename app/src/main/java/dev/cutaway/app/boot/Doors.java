package dev.cutaway.app.boot;

import dev.cutaway.app.build.history.BuildDoors;
import dev.cutaway.app.build.history.BuiltText;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.dockerfile.text.TextEditor;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Where the place Builds leads to in this window. */
record Doors(AppWindow window) implements BuildDoors {

    @Override
    public void openDockerfile() {
        window.writing().openFile();
    }

    @Override
    public void newDockerfile() {
        window.writing().create();
    }

    @Override
    public void edit(Path folder, Path dockerfile) {
        window.dockerfiles().open(dockerfile, folder);
    }

    @Override
    public BuiltText text(String dockerfile, ObservableValue<@Nullable BuildRun> run) {
        var built = new EditedDockerfile(dockerfile);
        var editor = new TextEditor(built, new Inspection(built, window.bench().tasks(), () -> LintFacts.NONE),
                window.bench().texts(), new TextEditor.Sources(run, List::of, List::of,
                        step -> window.openStep(run.getValue(), step)));
        editor.freeze();
        return new BuiltText() {
            @Override
            public Node node() {
                return editor.node();
            }

            @Override
            public void go(int line) {
                editor.jumpTo(line);
            }
        };
    }

    @Override
    public void openStep(BuildRun run, StepRun step) {
        window.openStep(run, step);
    }

    @Override
    public void openImage(Digest image) {
        window.openBuilt(image);
    }
}
