package dev.cutaway.app.dockerfile.context;

import dev.cutaway.dockerfile.check.ContextFiles;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * What a build would be sent.
 *
 * @param root the folder, with everything in it
 * @param ignore what keeps files out; nothing where there is no such file
 * @param ignorePath where it is, or would be written
 * @param ignoreText as it was read; null where there is no such file
 * @param files those that are sent, relative paths with slashes; at most {@link ContextScan#MOST_NAMES}
 * @param paths what a Dockerfile may name; null where there are too many, or some cannot be read
 * @param largest files that are sent, the largest first; not many
 * @param kept what each line keeps out, the most first
 * @param suggestions lines that would keep out what hardly any build needs
 * @param unreadable folders and files nobody may read, relative paths; not all of very many
 * @param complete whether everything was counted: an endless folder is not
 */
public record ContextReport(ContextEntry root, IgnoreFile ignore, Path ignorePath, @Nullable String ignoreText,
        List<String> files, @Nullable ContextFiles paths, List<ContextEntry> largest, List<Kept> kept,
        List<Suggestion> suggestions,
        List<String> unreadable, boolean complete) {

    /** Copies the lists. */
    public ContextReport {
        files = List.copyOf(files);
        largest = List.copyOf(largest);
        kept = List.copyOf(kept);
        suggestions = List.copyOf(suggestions);
        unreadable = List.copyOf(unreadable);
    }

    /** What one line keeps out. */
    public record Kept(String line, long bytes, long files) {}

    /**
     * A line that could be added.
     *
     * @param pattern the line
     * @param kind why
     * @param bytes it would keep out
     * @param files it would keep out
     */
    public record Suggestion(String pattern, Kind kind, long bytes, long files) {

        /** Why something is hardly ever needed in a build. */
        public enum Kind {
            /** The history of a version control. */
            HISTORY,
            /** What a package manager fetched: the build fetches its own. */
            DEPENDENCIES,
            /** What another build made. */
            OUTPUT,
            /** What an editor or a tool keeps for itself. */
            TOOL,
            /** It may hold passwords, which an image must not. */
            SECRET
        }
    }
}
