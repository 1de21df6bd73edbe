package dev.cutaway.app.library;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a container of an image runs, where it listens and as whom, in a line or two, from its config. */
final class StartCommand {

    private static final JsonMapper JSON = new JsonMapper();

    private StartCommand() {}

    /**
     * The words.
     *
     * @param configJson the config's {@code config} object
     * @return empty where the config says nothing of it
     */
    static String of(String configJson) {
        try {
            JsonNode config = JSON.readTree(configJson);
            List<String> command = new ArrayList<>(strings(config.path("Entrypoint")));
            command.addAll(strings(config.path("Cmd")));
            var second = new ArrayList<>(config.path("ExposedPorts").propertyNames());
            String user = config.path("User").asString("");
            if (!user.isEmpty()) {
                second.add("user " + user);
            }
            String first = command.size() == 3 && command.get(1).equals("-c")
                    ? command.get(2)
                    : command.stream().map(StartCommand::quoted).collect(Collectors.joining(" "));
            return String.join("\n", List.of(first, String.join(" · ", second))).strip();
        } catch (JacksonException e) {
            // Only an ornament of the list: the image's own page tells what is wrong with a config.
            System.getLogger(StartCommand.class.getName()).log(System.Logger.Level.DEBUG, "config", e);
            return "";
        }
    }

    /** As a person would type it: an argument of several words is one all the same. */
    private static String quoted(String argument) {
        return argument.isEmpty() || argument.chars().anyMatch(Character::isWhitespace)
                ? '"' + argument.replace("\"", "\\\"") + '"'
                : argument;
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(each -> strings.add(each.asString("")));
        return strings;
    }
}
