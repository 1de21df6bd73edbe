package dev.cutaway.engine.local.fetch;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

import java.util.function.Consumer;

/** Tells how far a fetch of a repository is. */
final class GitProgress extends EmptyProgressMonitor {

    private final String repository;
    private final Pace pace;
    private String task = "";
    private int total;
    private int done;

    GitProgress(String repository, Consumer<String> told) {
        this.repository = repository;
        this.pace = new Pace(told);
    }

    @Override
    public void beginTask(String title, int work) {
        task = title.replaceAll("\\p{Cntrl}+", " ");
        total = work;
        done = 0;
    }

    @Override
    public void update(int completed) {
        done += completed;
        pace.step(() -> repository + ": " + task + " " + done + (total > 0 ? " of " + total : ""));
    }
}
