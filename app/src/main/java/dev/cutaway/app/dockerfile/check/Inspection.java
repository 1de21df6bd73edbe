package dev.cutaway.app.dockerfile.check;

import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.dockerfile.check.Linter;
import dev.cutaway.dockerfile.expansion.Platform;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/**
 * Checks a Dockerfile while it is written: off the UI thread, a moment after the last key, and never two checks at once.
 * For the UI thread.
 */
public final class Inspection {

    /** What was found in a text. */
    public record Report(ParsedDockerfile parsed, List<Issue> issues) {

        /** Copies the list. */
        public Report {
            issues = List.copyOf(issues);
        }
    }

    private static final System.Logger LOG = System.getLogger(Inspection.class.getName());
    /** Keys that come together, such as those of a held key, are checked together. */
    private static final Duration PAUSE = Duration.millis(30);

    private final EditedDockerfile edited;
    private final Tasks tasks;
    private final Supplier<LintFacts> facts;
    private final ReadOnlyObjectWrapper<Report> report;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Map<String, String> arguments = Map.of();
    private Platform target = platform(dev.cutaway.inspector.oci.Platform.ofThisMachine());
    private boolean checking;
    private boolean again;

    /**
     * Checks at once, and after every change from now on.
     *
     * @param facts what is known besides the text; asked for on another thread
     */
    public Inspection(EditedDockerfile edited, Tasks tasks, Supplier<LintFacts> facts) {
        this.edited = edited;
        this.tasks = tasks;
        this.facts = facts;
        report = new ReadOnlyObjectWrapper<>(new Report(edited.document().parsed(), List.of()));
        pause.setOnFinished(end -> check());
        edited.documentProperty().addListener((document, before, now) -> pause.playFromStart());
        check();
    }

    /** What was found last; of the text as it is now, or was a moment ago. */
    public ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /**
     * Checks as for such a build from now on.
     *
     * @param buildArguments that it is given
     * @param platform that it is for, as it was typed; what cannot be read counts as this machine's
     */
    public void given(Map<String, String> buildArguments, String platform) {
        Platform wanted = platform(read(platform));
        if (!buildArguments.equals(arguments) || !wanted.equals(target)) {
            arguments = Map.copyOf(buildArguments);
            target = wanted;
            check();
        }
    }

    private static dev.cutaway.inspector.oci.Platform read(String platform) {
        try {
            if (!platform.isBlank()) {
                return dev.cutaway.inspector.oci.Platform.parse(platform.strip());
            }
        } catch (IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "no platform", e);
        }
        return dev.cutaway.inspector.oci.Platform.ofThisMachine();
    }

    private static Platform platform(dev.cutaway.inspector.oci.Platform of) {
        return new Platform(of.os(), of.architecture(), Objects.requireNonNullElse(of.variant(), ""));
    }

    /** Checks again, because something besides the text changed. */
    public void check() {
        if (checking) {
            again = true;
            return;
        }
        checking = true;
        ParsedDockerfile parsed = edited.document().parsed();
        Map<String, String> given = arguments;
        Platform wanted = target;
        tasks.startQuietly(progress -> new Report(parsed, issues(parsed, facts.get().of(given, wanted))), done -> {
            report.set(done);
            finish();
        }, thrown -> {
            LOG.log(Level.ERROR, "checking a Dockerfile", thrown);
            finish();
        });
    }

    private void finish() {
        checking = false;
        if (again) {
            again = false;
            check();
        }
    }

    /** All that is wrong with a Dockerfile, in the order of the text. On any thread. */
    public static List<Issue> issues(ParsedDockerfile parsed, LintFacts facts) {
        var issues = new ArrayList<Issue>();
        parsed.problems().forEach(problem -> issues.add(new Issue.Broken(problem)));
        Linter.check(parsed, facts).findings().forEach(finding -> issues.add(new Issue.Found(finding)));
        issues.sort(Comparator.comparing(issue -> issue.range().start()));
        return issues;
    }
}
