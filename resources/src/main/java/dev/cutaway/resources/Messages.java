package dev.cutaway.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything the app says, in one language. A key is the name of its area, which is also the name of its file, and a
 * dotted name: {@code shell.palette.hint} lies in {@code messages/shell.properties}. Texts are
 * {@link MessageFormat} patterns, so {@code '} is written {@code ’} and plurals are {@code {0,choice,…}}.
 *
 * <p>Code names a key only as one whole string literal; that is how a test finds missing and unused ones.
 */
public final class Messages {

    /** The languages the app speaks, as it offers them; the first is what others fall back to. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final Map<Locale, Messages> LOADED = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, Properties> areas = new ConcurrentHashMap<>();

    private Messages(Locale locale) {
        this.locale = locale;
    }

    /** The messages in the offered language nearest to this one: Chinese of any script, else English. */
    public static Messages of(Locale wanted) {
        return LOADED.computeIfAbsent(nearest(wanted), Messages::new);
    }

    /** The offered language nearest to this one. */
    public static Locale nearest(Locale wanted) {
        return LANGUAGES.stream().filter(offered -> offered.getLanguage().equals(wanted.getLanguage())).findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** The language of these messages: one of {@link #LANGUAGES}. */
    public Locale locale() {
        return locale;
    }

    /**
     * The text of a key.
     *
     * @param key area and name, such as {@code shell.open.file}
     * @param arguments what {@code {0}}, {@code {1}} … stand for
     * @throws IllegalArgumentException when there is no such key, which a test of this project excludes
     */
    public String text(String key, Object... arguments) {
        int dot = key.indexOf('.');
        String pattern = dot < 0
                ? null
                : areas.computeIfAbsent(key.substring(0, dot), this::load).getProperty(key.substring(dot + 1));
        if (pattern == null) {
            throw new IllegalArgumentException("no message for the key " + key);
        }
        return new MessageFormat(pattern, locale).format(arguments);
    }

    private Properties load(String area) {
        String suffix = locale.equals(Locale.ENGLISH) ? "" : "_" + locale;
        var properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream("messages/" + area + suffix + ".properties")) {
            if (in == null) {
                throw new IllegalArgumentException("no messages for the area " + area);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("messages of " + area, e);
        }
        return properties;
    }
}
