package dev.cutaway.app.samples;

import dev.cutaway.app.samples.Recipe.Effect;
import dev.cutaway.app.samples.Recipe.Image;
import dev.cutaway.app.samples.Recipe.Step;
import dev.cutaway.app.samples.Recipe.Verb;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a recipe. Empty lines and lines with {@code #} at their start say nothing; a line at the margin is an
 * instruction, an indented one an effect of the step above it:
 *
 * <pre>
 * IMAGE name:tag [FROM name:tag]   an image to save
 * BASE name:tag                    an image only for others to start from
 * CONFIG {json}                    its config
 * AT instant                       the clock; every step takes seven seconds
 * COMMENT text                     the builder's comment on the steps that follow
 * STEP command                     a step of the history
 *   dir /path                      … [mode=0755] [owner=root] after any effect
 *   file /path resource            a file of the resources
 *   append /path resource          what /path has now, and then the resource
 *   fill /path size kind           made-up content
 *   many /path-%02d.x n size kind  n of them, between a quarter of the size and the whole
 *   same /path /other              the content that /other has now
 *   link /path target
 *   hard /path /other              a second name
 *   delete /path                   or /path/*, for all that is in the folder
 *   opaque /path                   nothing from below shows in this folder any more
 *   key /path                      a private key that opens nothing
 *   debian n                       a Debian-like file system, every file an nth of its real size
 * </pre>
 */
final class RecipeReader {

    private static final int STEP_SECONDS = 7;

    private final List<Image> images = new ArrayList<>();
    private Instant clock = Instant.EPOCH;
    private String comment = "";
    private @Nullable Image image;

    private RecipeReader() {}

    /**
     * Reads the lines of a recipe.
     *
     * @throws IllegalArgumentException when they are none, with the line's number
     */
    static Recipe read(List<String> lines) {
        var reader = new RecipeReader();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                if (!line.isBlank() && !line.startsWith("#")) {
                    reader.line(line, i + 1);
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("recipe, line " + (i + 1) + ": " + line, e);
            }
        }
        return new Recipe(List.copyOf(reader.images));
    }

    private void line(String line, int number) {
        if (line.startsWith(" ")) {
            current().steps().getLast().effects().add(effect(line.strip(), number));
            return;
        }
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        switch (word) {
            case "IMAGE" -> start(rest, true);
            case "BASE" -> start(rest, false);
            case "CONFIG" -> configure(rest);
            case "AT" -> clock = Instant.parse(rest);
            case "COMMENT" -> comment = rest;
            case "STEP" -> {
                clock = clock.plusSeconds(STEP_SECONDS);
                current().steps().add(new Step(rest, comment, clock, new ArrayList<>()));
            }
            default -> throw new IllegalArgumentException("no instruction " + word);
        }
    }

    private void start(String rest, boolean saved) {
        String[] words = rest.split(" +");
        String base = words.length == 3 && words[1].equals("FROM") ? words[2] : null;
        image = new Image(words[0], base, saved, "{}", new ArrayList<>());
        images.add(image);
    }

    private void configure(String json) {
        Image old = current();
        image = new Image(old.name(), old.base(), old.saved(), json, old.steps());
        images.set(images.size() - 1, image);
    }

    private Image current() {
        if (image == null) {
            throw new IllegalArgumentException("no IMAGE yet");
        }
        return image;
    }

    private static Effect effect(String text, int number) {
        var words = new ArrayList<>(List.of(text.split(" +")));
        Verb verb = Verb.valueOf(words.removeFirst().toUpperCase(Locale.ROOT));
        int mode = -1;
        String owner = "root";
        while (!words.isEmpty()) {
            if (words.getLast().startsWith("mode=")) {
                mode = Integer.parseInt(words.removeLast().substring(5), 8);
            } else if (words.getLast().startsWith("owner=")) {
                owner = words.removeLast().substring(6);
            } else {
                break;
            }
        }
        return new Effect(verb, List.copyOf(words), mode, owner, number);
    }

    /** A size such as {@code 120kB} or {@code 1.5MB}, in bytes, powers of ten as Docker counts. */
    static long size(String text) {
        int unit = text.length();
        while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
            unit--;
        }
        double factor = switch (text.substring(unit)) {
            case "B" -> 1;
            case "kB" -> 1e3;
            case "MB" -> 1e6;
            default -> throw new IllegalArgumentException("no size: " + text);
        };
        return Math.round(Double.parseDouble(text.substring(0, unit)) * factor);
    }
}
