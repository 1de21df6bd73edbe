package dev.cutaway.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/cutaway/resources/messages");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    @Test
    void every_area_has_the_same_keys_in_every_language() throws IOException {
        for (String area : areas()) {
            assertThat(read(area + "_zh_CN").stringPropertyNames()).as(area)
                    .containsExactlyInAnyOrderElementsOf(read(area).stringPropertyNames());
        }
    }

    @Test
    void translations_take_the_same_arguments() throws IOException {
        var differing = new ArrayList<String>();
        for (String area : areas()) {
            Properties english = read(area);
            Properties chinese = read(area + "_zh_CN");
            for (String key : english.stringPropertyNames()) {
                if (!arguments(english.getProperty(key)).equals(arguments(chinese.getProperty(key)))) {
                    differing.add(area + "." + key);
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void every_text_is_a_pattern_that_formats() throws IOException {
        for (String area : areas()) {
            for (String file : List.of(area, area + "_zh_CN")) {
                read(file).forEach((key, text) -> assertThat(
                        new MessageFormat((String) text, Locale.ENGLISH).format(new Object[]{1, 2, 3, 4, 5}))
                        .as(file + " " + key).isNotBlank().doesNotContain("{", "}"));
            }
        }
    }

    @Test
    void apostrophes_are_typographic_because_patterns_quote_with_the_other_one() throws IOException {
        for (String area : areas()) {
            for (String file : List.of(area, area + "_zh_CN")) {
                assertThat(read(file).values()).as(file).noneMatch(text -> ((String) text).contains("'"));
            }
        }
    }

    @Test
    void a_language_that_is_not_offered_falls_back_to_english_and_any_chinese_to_simplified() {
        assertThat(Messages.of(Locale.FRENCH).locale()).isEqualTo(Locale.ENGLISH);
        assertThat(Messages.of(Locale.TRADITIONAL_CHINESE).locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Messages.of(Locale.CHINA).text("shell.theme.dark")).isEqualTo("深色");
    }

    @Test
    void a_key_that_is_not_there_is_a_fault_of_the_program() {
        Messages messages = Messages.of(Locale.ENGLISH);
        assertThatIllegalArgumentException().isThrownBy(() -> messages.text("shell.no-such-key"));
        assertThatIllegalArgumentException().isThrownBy(() -> messages.text("nowhere.title"));
    }

    private static List<String> areas() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> areas = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_zh_CN")).map(name -> name.replace(".properties", "")).toList();
            assertThat(areas).contains("shell", "images", "task");
            return areas;
        }
    }

    private static Properties read(String name) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
