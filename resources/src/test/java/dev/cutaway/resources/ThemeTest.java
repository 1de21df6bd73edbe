package dev.cutaway.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class ThemeTest {

    private static final Pattern DEFINED = Pattern.compile("(-c-[a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6,8})");
    private static final Pattern LOCAL = Pattern.compile("(-c-[a-z0-9-]+):\\s*-c-");
    private static final Pattern USED = Pattern.compile("-c-[a-z0-9-]+");

    @Test
    void both_themes_define_the_same_colours() throws IOException {
        assertThat(colours(Theme.DARK).keySet()).isEqualTo(colours(Theme.LIGHT).keySet());
    }

    @Test
    void every_colour_that_a_stylesheet_uses_is_defined() throws IOException {
        Set<String> defined = colours(Theme.LIGHT).keySet();
        for (String sheet : Theme.LIGHT.stylesheets().subList(1, Theme.LIGHT.stylesheets().size())) {
            Set<String> used = USED.matcher(read(sheet)).results().map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
            used.removeAll(defined);
            // A sheet may name a colour anew for a part of the scene: -c-layer is the layer's own, in every sheet.
            for (String naming : Theme.LIGHT.stylesheets()) {
                LOCAL.matcher(read(naming)).results().map(match -> match.group(1)).forEach(used::remove);
            }
            assertThat(used).as(sheet).isEmpty();
        }
    }

    @Test
    void text_can_be_read_on_every_surface() throws IOException {
        for (Theme theme : Theme.values()) {
            Map<String, String> colours = colours(theme);
            for (String surface : Set.of("bg", "surface", "sunken", "raised", "hover", "press", "accent-tint")) {
                for (String text : Set.of("text", "text-2")) {
                    assertThat(contrast(colours.get("-c-" + text), colours.get("-c-" + surface)))
                            .as(theme + ": " + text + " on " + surface).isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    @Test
    void a_layers_number_can_be_read_on_its_colour() throws IOException {
        for (Theme theme : Theme.values()) {
            Map<String, String> colours = colours(theme);
            for (String layer : Set.of("l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9", "l10", "g1", "g2", "g3")) {
                assertThat(contrast(colours.get("-c-" + layer + "-on"), colours.get("-c-" + layer)))
                        .as(theme + ": " + layer).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    private static Map<String, String> colours(Theme theme) throws IOException {
        var colours = new TreeMap<String, String>();
        DEFINED.matcher(read(theme.stylesheets().getFirst())).results()
                .forEach(match -> colours.put(match.group(1), match.group(2)));
        assertThat(colours).hasSizeGreaterThan(90);
        return colours;
    }

    private static String read(String address) throws IOException {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** WCAG 2.2, relative luminance and contrast ratio. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
