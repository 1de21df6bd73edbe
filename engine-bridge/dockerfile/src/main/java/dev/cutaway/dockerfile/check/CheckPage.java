package dev.cutaway.dockerfile.check;

import java.util.List;

/**
 * What is said about a check in one language.
 *
 * @param title one line
 * @param message what a finding says; {@code {0}} and so on stand for its arguments
 * @param text what, why and what to do, with an example: Markdown with paragraphs, code blocks and {@code `code`}
 */
public record CheckPage(String title, String message, String text) {

    /** The message with its arguments put in. */
    public String message(List<String> arguments) {
        var out = new StringBuilder();
        int at = 0;
        while (at < message.length()) {
            int open = message.indexOf('{', at);
            boolean place = open >= 0 && open + 2 < message.length() && message.charAt(open + 2) == '}'
                    && Character.isDigit(message.charAt(open + 1));
            if (!place) {
                int stop = open < 0 ? message.length() : open + 1;
                out.append(message, at, stop);
                at = stop;
                continue;
            }
            int index = message.charAt(open + 1) - '0';
            out.append(message, at, open).append(index < arguments.size() ? arguments.get(index) : "");
            at = open + 3;
        }
        return out.toString();
    }
}
