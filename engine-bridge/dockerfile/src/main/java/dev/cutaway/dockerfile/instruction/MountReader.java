package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.Suggestion;
import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the value of {@code --mount}: {@code type=cache,target=/x,ro}. Keys count in their order, as in BuildKit. */
final class MountReader {

    private static final List<String> TYPES = List.of("bind", "cache", "tmpfs", "secret", "ssh");
    private static final List<String> SHARING = List.of("shared", "private", "locked");
    private static final List<String> KEYS = List.of("type", "from", "source", "target", "readonly", "id", "sharing",
            "required", "size", "mode", "uid", "gid", "src", "dst", "destination", "ro", "rw", "readwrite", "env");
    private static final Map<String, String> LONG_NAMES = Map.of("src", "source", "dst", "target", "destination",
            "target", "ro", "readonly", "rw", "readwrite");
    /** Keys that may stand without a value. */
    private static final Set<String> SWITCHES = Set.of("readonly", "readwrite", "required");

    private final Map<String, String> values = new HashMap<>();
    private String type = "bind";
    private @Nullable Boolean readOnly;
    private boolean required;

    private MountReader() {}

    static Mount read(String text, @Nullable Expander expander) throws ExpansionException {
        var reader = new MountReader();
        for (String field : Csv.fields(text)) {
            reader.field(field, expander);
        }
        reader.check();
        return reader.mount();
    }

    private void field(String field, @Nullable Expander expander) throws ExpansionException {
        int sign = field.indexOf('=');
        String written = (sign < 0 ? field : field.substring(0, sign)).toLowerCase(Locale.ROOT);
        String key = LONG_NAMES.getOrDefault(written, written);
        if (sign < 0 && !SWITCHES.contains(key)) {
            throw refuse("invalid field '" + field + "' must be a key=value pair");
        }
        String value = sign < 0 ? "true" : field.substring(sign + 1);
        // Which stages are needed is known before any variable is.
        if (sign >= 0 && expander != null && !key.equals("from")) {
            value = expander.word(value);
        }
        switch (key) {
            case "type" -> type = oneOf(TYPES, value, "unsupported mount type ");
            case "sharing" -> values.put(key, oneOf(SHARING, value, "unsupported sharing value "));
            case "readonly" -> readOnly = bool(written, value);
            case "readwrite" -> readOnly = !bool(written, value);
            case "required" -> {
                allowed(key, "secret", "ssh");
                required = bool(written, value);
            }
            case "size" -> {
                allowed(key, "tmpfs");
                values.put(key, value);
            }
            case "from", "source", "target", "id", "mode", "uid", "gid", "env" -> values.put(key, value);
            default -> throw refuse(
                    "unexpected key '" + written + "' in '" + field + "'" + Suggestion.hint(written, KEYS));
        }
        number("mode", 8);
        number("uid", 10);
        number("gid", 10);
    }

    private void allowed(String key, String... types) throws ExpansionException {
        if (!List.of(types).contains(type)) {
            throw refuse("unexpected key '" + key + "' for mount type '" + type + "'");
        }
    }

    private static String oneOf(List<String> known, String value, String complaint) throws ExpansionException {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!known.contains(lower)) {
            throw refuse(complaint + GoText.quote(value) + Suggestion.hint(value, known));
        }
        return lower;
    }

    /** The words Go takes for a truth value. */
    static boolean bool(String key, String value) throws ExpansionException {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw refuse("invalid value for " + key + ": " + value);
        };
    }

    private long number(String key, int radix) throws ExpansionException {
        String value = values.getOrDefault(key, "0");
        try {
            long number = value.startsWith("+") ? -1 : Long.parseLong(value, radix);
            if (number >= 0 && number <= 0xffff_ffffL) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Worded below, as a number that is too large is.
        }
        throw refuse("invalid value " + value + " for " + key);
    }

    private void check() throws ExpansionException {
        boolean owned = type.equals("secret") || type.equals("ssh") || type.equals("cache");
        for (String key : List.of("mode", "uid", "gid")) {
            if (!owned && values.containsKey(key)) {
                throw refuse(key + " not allowed for " + GoText.quote(type) + " type mounts");
            }
        }
        if (type.equals("secret")) {
            checkSecret();
        }
        if (!type.equals("cache") && values.containsKey("sharing")) {
            throw refuse("invalid cache sharing set for " + type + " mount");
        }
    }

    private void checkSecret() throws ExpansionException {
        if (!text("from").isEmpty()) {
            throw refuse("secret mount should not have a from");
        }
        if (values.containsKey("sharing")) {
            throw refuse("secret mount should not define sharing");
        }
        if (text("source").isEmpty() && text("target").isEmpty() && text("id").isEmpty()) {
            throw refuse("invalid secret mount. one of source, target required");
        }
        if (!text("source").isEmpty() && !text("id").isEmpty()) {
            throw refuse("both source and id can't be set");
        }
    }

    private Mount mount() throws ExpansionException {
        Boolean asked = readOnly;
        String target = text("target");
        String source = text("source").isEmpty() ? "/" : text("source");
        String from = text("from").isEmpty() ? null : text("from");
        return switch (type) {
            case "cache" -> new Mount.Cache(target, text("id").isEmpty() ? clean(target) : text("id"),
                    Mount.Sharing.valueOf(values.getOrDefault("sharing", "shared").toUpperCase(Locale.ROOT)),
                    asked != null && asked, from, source, owned() ? ownership(0755) : null);
            case "tmpfs" -> new Mount.Tmpfs(target, ByteSize.parse(values.getOrDefault("size", "0")),
                    asked != null && asked);
            case "secret" -> secret();
            case "ssh" -> new Mount.Ssh(text("id").isEmpty() ? "default" : text("id"), target.isEmpty() ? null : target,
                    required, ownership(0600));
            default -> new Mount.Bind(target, from, source, asked == null || asked);
        };
    }

    private Mount secret() throws ExpansionException {
        String id = text("source").isEmpty() ? text("id") : text("source");
        String target = text("target");
        if (id.isEmpty()) {
            id = base(target);
        }
        String env = values.get("env");
        String file = !target.isEmpty() ? target : env == null ? "/run/secrets/" + base(id) : null;
        return new Mount.Secret(id, file, env, required, ownership(0400));
    }

    private boolean owned() {
        return values.containsKey("mode") || values.containsKey("uid") || values.containsKey("gid");
    }

    private Mount.Ownership ownership(int mode) throws ExpansionException {
        return new Mount.Ownership(values.containsKey("mode") ? (int) number("mode", 8) : mode, number("uid", 10),
                number("gid", 10));
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String clean(String path) {
        try {
            String clean = java.nio.file.Path.of(path).normalize().toString();
            return clean.isEmpty() ? "." : clean;
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private static ExpansionException refuse(String reason) {
        return new ExpansionException(reason);
    }
}
