package dev.cutaway.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Dockerfiles to start from, for common stacks. */
public final class DockerfileTemplates {

    /** What there is, in the order it is offered. */
    private static final List<String> IDS = List.of("node", "python", "go", "java", "rust", "nginx", "debian");

    private DockerfileTemplates() {}

    /**
     * One template in one language.
     *
     * @param id lower case
     * @param title what it is for
     * @param sentence what it makes
     * @param notes why it is written as it is: one sentence each
     * @param dockerfile its text
     * @param ignore the {@code .dockerignore} that goes with it
     */
    public record Template(String id, String title, String sentence, List<String> notes, String dockerfile,
            String ignore) {

        /** Copies the list. */
        public Template {
            notes = List.copyOf(notes);
        }
    }

    /** All of them, worded in the offered language nearest to this one. */
    public static List<Template> all(Locale wanted) {
        String language = Messages.nearest(wanted).equals(Locale.ENGLISH) ? "en" : "zh_CN";
        return IDS.stream().map(id -> read(id, language)).toList();
    }

    private static Template read(String id, String language) {
        List<String> about = text(id + "/about_" + language + ".txt").lines().toList();
        return new Template(id, about.get(0), about.get(1), about.subList(2, about.size()), text(id + "/Dockerfile"),
                text(id + "/dockerignore"));
    }

    private static String text(String path) {
        try (InputStream in = DockerfileTemplates.class.getResourceAsStream("dockerfile/templates/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks the template file " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
