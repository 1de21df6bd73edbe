package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Suggestion;

import java.util.List;
import java.util.Locale;

/**
 * A device of {@code RUN --device}.
 *
 * @param name in the form of the Container Device Interface: {@code vendor.com/class=name}
 * @param required the build fails without it
 */
public record Device(String name, boolean required) {

    static Device parse(String text) throws ExpansionException {
        String name = "";
        boolean required = false;
        for (String field : Csv.fields(text)) {
            int sign = field.indexOf('=');
            String key = (sign < 0 ? field : field.substring(0, sign)).toLowerCase(Locale.ROOT);
            String value = sign < 0 ? "true" : field.substring(sign + 1);
            if (key.equals("required")) {
                required = MountReader.bool(key, value);
            } else if (key.equals("name") && sign >= 0) {
                if (!name.isEmpty()) {
                    throw new ExpansionException("device name already set to " + name);
                }
                name = value;
            } else if (name.isEmpty()) {
                name = field;
            } else if (sign < 0) {
                throw new ExpansionException("invalid field '" + field + "' must be a key=value pair");
            } else {
                throw new ExpansionException("unexpected key '" + key + "' in '" + field + "'"
                        + Suggestion.hint(key, List.of("name", "required")));
            }
        }
        return new Device(name, required);
    }
}
