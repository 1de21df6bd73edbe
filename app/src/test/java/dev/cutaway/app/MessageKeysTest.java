package dev.cutaway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.resources.Messages;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Code names a message only by a whole string literal, so the two can be laid side by side. */
class MessageKeysTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MESSAGES = Path
            .of("../resources/src/main/resources/dev/cutaway/resources/messages");

    @Test
    void every_key_in_the_code_has_a_message() throws IOException {
        Set<String> missing = new TreeSet<>(literals());
        missing.removeAll(keys());
        assertThat(missing).isEmpty();
    }

    @Test
    void every_message_is_used_in_the_code() throws IOException {
        Set<String> unused = new TreeSet<>(keys());
        unused.removeAll(literals());
        assertThat(unused).isEmpty();
    }

    @Test
    void the_comparison_sees_keys_at_all() throws IOException, URISyntaxException {
        assertThat(literals()).contains("shell.palette.nothing", "task.why.truncated");
        assertThat(keys()).contains("shell.palette.nothing").hasSizeGreaterThan(50);
        assertThat(Messages.class.getResource("messages/shell.properties")).isNotNull();
    }

    private static Set<String> areas() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.contains("_zh_CN"))
                    .map(name -> name.replace(".properties", "")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> keys() throws IOException {
        var keys = new TreeSet<String>();
        for (String area : areas()) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(MESSAGES.resolve(area + ".properties"))) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> keys.add(area + "." + key));
        }
        return keys;
    }

    private static Set<String> literals() throws IOException {
        // Settings have dotted names too; they are told apart by where they are used.
        Pattern key = Pattern.compile("(?<!number\\()(?<!settings\\(\\)\\.text\\()\"((" + String.join("|", areas())
                + ")\\.[a-z0-9-]+(\\.[a-z0-9-]+)*)\"");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var found = new TreeSet<String>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                key.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
            return found;
        }
    }
}
