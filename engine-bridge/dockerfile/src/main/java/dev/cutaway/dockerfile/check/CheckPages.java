package dev.cutaway.dockerfile.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the pages from this module's resources: a title line, a message line, an empty line, the text. */
final class CheckPages {

    private static final Map<String, CheckPage> READ = new ConcurrentHashMap<>();

    private CheckPages() {}

    static CheckPage page(String code, Locale locale) {
        String language = locale.getLanguage().equals("zh") ? "zh-CN" : "en";
        return READ.computeIfAbsent("pages/" + language + "/" + code + ".md", CheckPages::read);
    }

    private static CheckPage read(String name) {
        try (InputStream stream = CheckPages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the module lacks " + name);
            }
            String[] parts = new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", 4);
            return new CheckPage(parts[0].substring("# ".length()), parts[1].substring("> ".length()), parts[3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
