package dev.cutaway.resources;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What every instruction, flag and directive of a Dockerfile is for, in a few sentences. */
public final class DockerfileHelp {

    /**
     * What is said about one of them.
     *
     * @param usage how it is written
     * @param text what it does
     */
    public record Entry(String usage, String text) {}

    private static final Map<Locale, DockerfileHelp> LOADED = new ConcurrentHashMap<>();

    private final Properties entries = new Properties();

    private DockerfileHelp(Locale locale) {
        String name = "dockerfile/help" + (locale.equals(Locale.ENGLISH) ? "" : "_" + locale) + ".properties";
        try (InputStream in = DockerfileHelp.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks " + name);
            }
            entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The help in the offered language nearest to this one. */
    public static DockerfileHelp of(Locale wanted) {
        return LOADED.computeIfAbsent(Messages.nearest(wanted), DockerfileHelp::new);
    }

    /**
     * What is said about something; null for nothing.
     *
     * @param name {@code COPY} for an instruction, {@code COPY--from} for a flag, {@code RUN--mount.cache} for a kind of
     *        mount, {@code #syntax} for a directive
     */
    public @Nullable Entry find(String name) {
        String found = entries.getProperty(name);
        if (found == null) {
            return null;
        }
        int bar = found.indexOf(" | ");
        return new Entry(found.substring(0, bar), found.substring(bar + 3));
    }

    /** Everything there is something about. */
    public Set<String> names() {
        return entries.stringPropertyNames();
    }
}
