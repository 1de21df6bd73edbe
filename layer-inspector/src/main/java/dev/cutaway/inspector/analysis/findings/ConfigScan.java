package dev.cutaway.inspector.analysis.findings;

import dev.cutaway.inspector.analysis.dockerfile.CreatedBy;
import dev.cutaway.inspector.analysis.findings.Finding.Kind;
import dev.cutaway.inspector.analysis.findings.Finding.Severity;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for secrets in what an image's config says: everybody who can pull the image can read them. */
final class ConfigScan {

    /** {@code NAME=value} anywhere in a command or instruction. */
    private static final Pattern PAIR = Pattern
            .compile("(?:^|[\\s;&|(])([A-Za-z_][A-Za-z0-9_]{2,80})=(\"[^\"]*\"|'[^']*'|[^\\s;&|]*)");

    /** Ways in which programs are given passwords, such as {@code curl -u name:password}. */
    private static final Pattern OPTION = Pattern.compile("\\s--?(?:password|passwd|token|secret|api-key|auth-token)"
            + "[= ](\"[^\"]*\"|'[^']*'|[^\\s;&|-][^\\s;&|]*)|\\scurl\\b[^;&|]{0,400}\\s(?:-u|--user)[= ]?[\"']?[^\\s:\"']+:([^\\s\"']+)");

    private final ImageConfig config;

    private final List<Finding> findings = new ArrayList<>();

    /** Names already reported: the history repeats what the config sets. */
    private final Set<String> told = new HashSet<>();

    /** The layer of the step that is looked at; −1 where it made none. */
    private int layer = -1;

    ConfigScan(ImageConfig config) {
        this.config = config;
    }

    List<Finding> findings() {
        for (String pair : config.runtime().env()) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                value(Kind.SECRET_IN_ENVIRONMENT, -1, pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        config.runtime().labels().forEach((name, value) -> value(Kind.SECRET_IN_LABEL, -1, name, value));
        int layers = 0;
        for (int step = 0; step < config.history().size(); step++) {
            HistoryEntry entry = config.history().get(step);
            boolean madeOne = !entry.emptyLayer() && layers < config.diffIds().size();
            layer = madeOne ? layers++ : -1;
            step(step, entry);
        }
        return findings;
    }

    private void step(int step, HistoryEntry entry) {
        CreatedBy made = CreatedBy.read(entry.createdBy());
        for (String arg : made.buildArgs()) {
            int equals = arg.indexOf('=');
            if (equals > 0) {
                value(Kind.SECRET_IN_HISTORY, step, arg.substring(0, equals), arg.substring(equals + 1));
            }
        }
        if (made.keyword().equals("COPY") || (made.keyword().equals("ADD") && !made.argument().contains("://"))) {
            return;
        }
        Matcher pair = PAIR.matcher(made.argument());
        while (pair.find()) {
            value(Kind.SECRET_IN_HISTORY, step, pair.group(1), pair.group(2));
        }
        command(step, made);
    }

    private void command(int step, CreatedBy made) {
        String token = Tokens.token(made.argument());
        if (token == null) {
            token = Tokens.privateKey(made.argument());
        }
        Matcher option = OPTION.matcher(" " + made.argument());
        while (token == null && option.find()) {
            String value = option.group(1) == null ? option.group(2) : option.group(1);
            token = isLiteral(value) ? "password in a command" : null;
        }
        if (token != null && (findings.isEmpty() || findings.getLast().step() != step)
                && told.add(token + " in " + made.argument())) {
            add(Kind.SECRET_IN_HISTORY, step, made.keyword(), token);
        }
    }

    private static boolean isLiteral(String value) {
        String bare = Tokens.unquote(value);
        return !bare.startsWith("$") && !bare.startsWith("`") && Tokens.isSecretValue(bare);
    }

    private void value(Kind kind, int step, String name, String value) {
        String token = Tokens.token(value);
        @Nullable
        String found = token == null ? Tokens.privateKey(value) : token;
        boolean named = Tokens.isSecretName(name) && isLiteral(value);
        if ((found != null || named) && told.add(name)) {
            add(kind, step, name, found == null ? name + "=••••••" : found + ", " + name + "=••••••");
        }
    }

    private void add(Kind kind, int step, String name, String detail) {
        findings.add(new Finding(kind, Severity.DANGER, step < 0 ? -1 : layer, -1, step, name, detail, -1));
    }
}
