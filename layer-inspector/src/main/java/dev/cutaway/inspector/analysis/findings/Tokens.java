package dev.cutaway.inspector.analysis.findings;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows secrets by their look: keys and tokens with a fixed form, and values under telling names. */
final class Tokens {

    /**
     * A form of secret.
     *
     * @param words what to call it
     * @param pattern found in text
     */
    private record Form(String words, Pattern pattern) {}

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN (?:([A-Z0-9]+) )?(?:ENCRYPTED )?PRIVATE KEY(?: BLOCK)?-----\\s*[A-Za-z0-9+/=:\\r\\n]");

    private static final Pattern PUTTY_KEY = Pattern.compile("^PuTTY-User-Key-File-\\d", Pattern.MULTILINE);

    private static final List<Form> FORMS = List.of(
            new Form("AWS access key", Pattern.compile("\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b")),
            new Form("GitHub token", Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})")),
            new Form("GitLab token", Pattern.compile("\\bglpat-[A-Za-z0-9_-]{20,}")),
            new Form("Slack token", Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}")),
            new Form("Google API key", Pattern.compile("\\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])")),
            new Form("Stripe key", Pattern.compile("\\b[sr]k_live_[A-Za-z0-9]{20,}")),
            new Form("npm token", Pattern.compile("\\bnpm_[A-Za-z0-9]{36}\\b")),
            new Form("PyPI token", Pattern.compile("\\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}")),
            new Form("Hugging Face token", Pattern.compile("\\bhf_[A-Za-z0-9]{34}\\b")),
            new Form("password in a URL",
                    Pattern.compile("\\b[a-z][a-z0-9+.-]{1,15}://[^\\s/:@'\"$]+:[^\\s/@'\"$]{3,}@")));

    private static final Pattern SECRET_NAME = Pattern
            .compile("(?:^|[_.-])(?:TOKEN|PASSWORD|PASSWD|PASSPHRASE|PASS|SECRET"
                    + "|(?:API|ACCESS|SECRET|PRIVATE|ENCRYPTION|SIGNING|AUTH)_?KEY|CREDENTIALS?|PWD)(?:$|[_.-]?(?:[0-9]+|VALUE)$)");

    private static final Pattern PLACEHOLDER = Pattern
            .compile("(?i)|\\$.*|%.*%|<.*>|\\{\\{.*}}|\\*+|x+|\\.+|null|none|nil|"
                    + "true|false|yes|no|on|off|changeme|change[-_]me|example|placeholder|todo|undefined|[0-9]{1,3}|"
                    + "your[-_ ].*|my[-_](?:password|secret|token)|redacted");

    private Tokens() {}

    /** What kind of private key a text holds; null for none. Certificates and public keys are none. */
    static @Nullable String privateKey(String text) {
        Matcher key = PRIVATE_KEY.matcher(text);
        if (key.find()) {
            String type = key.group(1);
            return type == null ? "private key" : (type.equals("OPENSSH") ? "OpenSSH" : type) + " private key";
        }
        return PUTTY_KEY.matcher(text).find() ? "PuTTY private key" : null;
    }

    /** What a text holds that has the fixed form of a secret; null for nothing. */
    static @Nullable String token(String text) {
        for (Form form : FORMS) {
            Matcher found = form.pattern.matcher(text);
            while (found.find()) {
                if (!isSample(found.group())) {
                    return form.words;
                }
            }
        }
        return null;
    }

    /** True where a variable of this name holds a secret by custom. Paths to secrets ({@code …_FILE}) do not count. */
    static boolean isSecretName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return !upper.equals("PWD") && !upper.equals("OLDPWD")
                && (upper.endsWith("PASSWORD") || SECRET_NAME.matcher(upper).find());
    }

    /** True where a value may be a secret: neither empty nor a reference, a path, a switch or an example. */
    static boolean isSecretValue(String value) {
        String bare = unquote(value.strip());
        return bare.length() >= 3 && !PLACEHOLDER.matcher(bare).matches() && !bare.startsWith("/run/secrets/")
                && !bare.startsWith("/") && !bare.startsWith("${") && !isSample(bare);
    }

    /** Documentation is full of keys that say themselves that they are none. */
    private static boolean isSample(String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        return upper.contains("EXAMPLE") || upper.contains("XXXXX") || upper.contains("USER:PASS")
                || upper.contains("USERNAME:PASS") || upper.contains("PLACEHOLDER");
    }

    static String unquote(String value) {
        boolean quoted = value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
