package dev.cutaway.inspector.analysis.findings;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for {@code NAME=value} and {@code name: value} whose name tells of a secret. */
final class Assignments {

    private static final Pattern LINE = Pattern.compile(
            "^\\h*(?:export\\s+|set\\s+)?[\"']?([A-Za-z_][A-Za-z0-9_.-]{1,80})[\"']?\\h*[:=]\\h*(.{3,400}?)\\h*,?\\h*$",
            Pattern.MULTILINE);

    private Assignments() {}

    /** What is assigned, never the value; null for nothing. */
    static @Nullable String find(String text) {
        String key = Tokens.privateKey(text);
        String token = key == null ? Tokens.token(text) : key;
        if (token != null) {
            return token;
        }
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            String name = line.group(1);
            if (Tokens.isSecretName(name) && Tokens.isSecretValue(line.group(2))) {
                return "value of " + name;
            }
        }
        return null;
    }
}
