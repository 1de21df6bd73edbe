package dev.cutaway.app.build.history;

import dev.cutaway.app.build.follow.BuildNames;
import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.order.BuildOrder;
import dev.cutaway.app.build.order.OrderMemory;
import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.FailureSheet;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/** What can be done with builds that were done. */
final class BuildActions {

    private static final int NAMED = 6;

    private final Workbench bench;
    private final Texts texts;
    private final Builds builds;
    private final BuildDoors doors;

    BuildActions(Workbench bench, Builds builds, BuildDoors doors) {
        this.bench = bench;
        this.texts = bench.texts();
        this.builds = builds;
        this.doors = doors;
    }

    /** Whether it can be repeated, or said why it cannot. */
    static boolean canAsk(BuildRecord build) {
        return !(build.outcome() instanceof Outcome.Running);
    }

    /** Does a build again with the same Dockerfile and arguments, and the other files as they are now. Secrets have to be given anew. */
    void again(BuildRecord build, Consumer<FollowedBuild> started) {
        if (!canAsk(build)) {
            return;
        }
        Optional<BuildSource> source = build.source();
        if (source.isEmpty()) {
            sayWhyNot(build);
            return;
        }
        if (!build.secrets().isEmpty()) {
            askForSecrets(build);
            return;
        }
        // What was built is what is shown, whatever became of the file since.
        builds.start(progress -> {
            String text = builds.whole(build).text();
            return BuildOrder.of(build).request(source.get(), build.dockerfile(), text.isEmpty() ? null : text,
                    Map.of());
        }, started, thrown -> failed(texts.of("build.not-begun"), BuildNames.of(build), thrown));
    }

    private void sayWhyNot(BuildRecord build) {
        var sheet = new SheetFrame(texts.text("build.again.remote.title"));
        sheet.sentence(texts.text(build.shortened() ? "build.again.remote" : "build.again.sent"), "secondary");
        sheet.button(texts.text("shell.sheet.close"), bench.sheets()::close, "primary");
        bench.sheets().show(sheet);
    }

    private void askForSecrets(BuildRecord build) {
        var sheet = new SheetFrame(texts.text("build.again.secrets.title"));
        sheet.sentence(texts.text("build.again.secrets", String.join(", ", build.secrets())), "secondary");
        sheet.button(texts.text("build.order.cancel"), bench.sheets()::close);
        BuildsTable.dockerfile(build).ifPresent(file -> sheet.button(texts.text("build.edit"), () -> {
            bench.sheets().close();
            // What it was asked for is asked for again, but for the secrets.
            new OrderMemory(bench.settings()).remember(file, BuildOrder.of(build));
            edit(build);
        }, "primary"));
        bench.sheets().show(sheet);
    }

    /** Opens the editor with the Dockerfile of a build. */
    void edit(BuildRecord build) {
        BuildsTable.dockerfile(build).ifPresent(file -> doors.edit(build.folder().orElse(file), file));
    }

    /** Shows what goes, and forgets builds on a button. */
    void remove(List<BuildRecord> chosen, Runnable done) {
        List<BuildRecord> ended = chosen.stream().filter(build -> !(build.outcome() instanceof Outcome.Running))
                .toList();
        if (ended.isEmpty()) {
            return;
        }
        var sheet = new SheetFrame(texts.text("build.remove.title", ended.size(), BuildNames.of(ended.getFirst())));
        if (ended.size() > 1) {
            String names = ended.stream().limit(NAMED).map(BuildNames::of).collect(Collectors.joining(", "));
            sheet.sentence(ended.size() > NAMED ? texts.text("build.remove.more", names, ended.size() - NAMED) : names,
                    "strong");
        }
        boolean files = ended.stream().anyMatch(build -> build.outcome() instanceof Outcome.Failed failed
                && failed.state() != null);
        sheet.sentence(texts.text(files ? "build.remove.goes.files" : "build.remove.goes"), "secondary");
        sheet.sentence(texts.text("build.remove.stays"), "secondary");
        sheet.button(texts.text("build.order.cancel"), bench.sheets()::close);
        sheet.button(texts.text("build.remove.do"), () -> {
            bench.sheets().close();
            builds.remove(ended.stream().map(BuildRecord::id).toList(), () -> {
                bench.notices().tell(texts.of("build.removed", ended.size()));
                done.run();
            }, thrown -> failed(texts.of("build.not-removed"), BuildNames.of(ended.getFirst()), thrown));
        }, "destroy");
        bench.sheets().show(sheet);
    }

    /** Shows what lies in the build cache, and takes it away on a button. */
    void prune(Builds.Cache cache) {
        var sheet = new SheetFrame(texts.text("build.prune.title"));
        Label size = sheet.sentence("", "sheet-frees");
        sheet.sentence(texts.text("build.prune.words"), "secondary");
        var all = new CheckBox(texts.text("build.prune.all"));
        all.setWrapText(true);
        all.selectedProperty().subscribe(every -> size.setText(every
                ? texts.text("build.prune.size", DockerText.size(cache.bytes()), cache.records())
                : texts.text("build.prune.some", DockerText.size(cache.unsharedBytes()), cache.unshared(),
                        DockerText.size(cache.bytes()))));
        sheet.body().add(all);
        sheet.button(texts.text("build.order.cancel"), bench.sheets()::close);
        sheet.button(texts.text("build.prune.do"), () -> {
            bench.sheets().close();
            prune(all.isSelected());
        }, "destroy");
        bench.sheets().show(sheet);
    }

    private void prune(boolean all) {
        builds.service().ifPresent(service -> bench.tasks().start(texts.of("build.prune.job"),
                progress -> service.pruneCache(all, Filters.NONE), pruned -> {
                    bench.notices().tell(texts.of("build.pruned", DockerText.size(pruned.bytes())));
                    builds.refresh();
                }, thrown -> failed(texts.of("build.not-pruned"), "", thrown)));
    }

    /** Asks how much of the history stays. */
    void keep() {
        Retention now = builds.limit().valueProperty().get();
        if (now != null) {
            bench.sheets().show(new RetentionSheet(texts, now, builds.records().size(), bench.sheets()::close,
                    asked -> builds.limit().set(asked, builds::refresh,
                            thrown -> failed(texts.of("build.keep.failed"), "", thrown))));
        }
    }

    private void failed(ObservableValue<String> what, String subject, Throwable thrown) {
        FailureSheet.show(bench, what, subject, thrown);
    }
}
