package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.ExpansionException;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated fields, where double quotes hold a field together and stand for one when doubled. */
final class Csv {

    private Csv() {}

    static List<String> fields(String line) throws ExpansionException {
        var fields = new ArrayList<String>();
        int at = 0;
        while (true) {
            var field = new StringBuilder();
            at = at < line.length() && line.charAt(at) == '"' ? quoted(line, at + 1, field) : plain(line, at, field);
            fields.add(field.toString());
            if (at >= line.length()) {
                return fields;
            }
            at++;
        }
    }

    private static int plain(String line, int at, StringBuilder field) throws ExpansionException {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        field.append(line, at, end);
        if (field.indexOf("\"") >= 0) {
            throw new ExpansionException("failed to parse csv mounts: bare \" in non-quoted-field");
        }
        return end;
    }

    private static int quoted(String line, int start, StringBuilder field) throws ExpansionException {
        for (int at = start; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c != '"') {
                field.append(c);
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (at + 1 == line.length() || line.charAt(at + 1) == ',') {
                return at + 1;
            } else {
                break;
            }
        }
        throw new ExpansionException("failed to parse csv mounts: extraneous or missing \" in quoted-field");
    }
}
