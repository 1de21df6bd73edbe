package dev.cutaway.inspector.analysis.findings;

import static dev.cutaway.inspector.analysis.findings.FileRule.credentials;
import static dev.cutaway.inspector.analysis.findings.FileRule.key;
import static dev.cutaway.inspector.analysis.findings.FileRule.maybe;
import static dev.cutaway.inspector.analysis.findings.FileRule.name;

import dev.cutaway.inspector.analysis.findings.FileRule.Check;
import dev.cutaway.inspector.analysis.findings.Finding.Kind;
import dev.cutaway.inspector.analysis.findings.Finding.Severity;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** All rules about files, and which files they concern. */
final class FileRules {

    private static final String SET = "\\h*[:=]\\h*[\"']?[^\\s\"'$<{][^\\s\"']*";

    private static final List<FileRule> RULES = List.of(
            key(".*/(?:id_(?:rsa|dsa|ecdsa|ed25519|ecdsa_sk|ed25519_sk)|ssh_host_[a-z0-9]+_key|identity)(?:[._-](?:old|bak|backup))?",
                    Check.KEY_OR_NAME),
            key(".*(?:\\.pem|\\.key|\\.p8|\\.pk8|\\.ppk|_rsa|_ed25519|/privkey[^/]*|/secring[^/]*|private[^/]*\\.asc)",
                    Check.KEY),
            name("password database", Kind.KEY_STORE, Severity.DANGER, ".*\\.(?:kdbx|kdb|agilekeychain|opvault)"),
            name("key store", Kind.KEY_STORE, Severity.WARNING, ".*\\.(?:p12|pfx)"),
            name("GnuPG private keys", Kind.PRIVATE_KEY, Severity.DANGER, ".*/\\.?gnupg/private-keys-v1\\.d/.*\\.key"),
            new FileRule("password hash", Kind.PASSWORD_HASHES, Severity.DANGER,
                    Pattern.compile(".*/etc/g?shadow(?:-|[._~-]?(?:bak|old|orig|backup|save|[0-9]+)?)"),
                    Pattern.compile("^[^:\\s]+:(?:\\$[0-9a-z]+\\$|_[./A-Za-z0-9]{19}:|[./A-Za-z0-9]{13}:)",
                            Pattern.MULTILINE),
                    Check.CONTENT),
            new FileRule("password hash", Kind.PASSWORD_HASHES, Severity.WARNING,
                    Pattern.compile(".*/\\.?htpasswd[^/]*"),
                    Pattern.compile("^[^:\\s]+:(?:\\$|\\{SHA}|[./A-Za-z0-9]{13}$)", Pattern.MULTILINE), Check.CONTENT),
            name("typed commands", Kind.SHELL_HISTORY, Severity.WARNING,
                    ".*/\\.(?:(?:bash|zsh|ash|sh|ksh|python|mysql|psql|sqlite|rediscli|node_repl|irb|php)_history|histfile)"),
            credentials("Git password", ".*/\\.git-credentials", "://[^/\\s:@]+:[^/\\s@]+@"),
            maybe("Git password", ".*/(?:\\.git/config|\\.gitconfig)", "://[^/\\s:@]+:[^/\\s@]+@|://gh[pousr]_\\w+@"),
            maybe("npm token", ".*/(?:\\.npmrc|npmrc)",
                    "^[^#;\\n]*(?:_authToken|_auth|_password)\\h*=\\h*[\"']?[^\\s\"'$]{4}"),
            maybe("yarn token", ".*/\\.yarnrc(?:\\.yml)?", "(?:npmAuthToken|npmAuthIdent)" + SET),
            credentials("PyPI password", ".*/\\.pypirc", "^\\s*password" + SET),
            credentials("password of a login", ".*/[._]netrc", "\\bpassword\\s+\\S+"),
            credentials("AWS secret key", ".*/\\.aws/credentials", "aws_secret_access_key" + SET),
            credentials("registry login",
                    ".*/(?:\\.docker/config\\.json|\\.dockercfg|\\.dockerconfigjson|containers/auth\\.json)",
                    "\"(?:auth|identitytoken|registrytoken)\"\\s*:\\h*\"[^\"]{4,}\""),
            credentials("Kubernetes login", ".*/(?:\\.kube/config|kubeconfig|[^/]+\\.kubeconfig)",
                    "^\\s*(?:client-key-data|token|password):\\h*\\S+"),
            maybe("PostgreSQL password", ".*/\\.pgpass", "^[^#\\n:]*:[^:\\n]*:[^:\\n]*:[^:\\n]*:.+"),
            maybe("MySQL password", ".*/(?:\\.my|\\.mylogin|debian)\\.cnf", "^\\s*password\\h*=\\h*\\S+"),
            maybe("service account key",
                    ".*/[^/]*(?:service[-_]?account|credentials?|gcp|firebase)[^/]*\\.json|.*/[^/]*keys?\\.json",
                    "\"(?:private_key|client_secret|refresh_token)\"\\s*:\\h*\"[^\"]{8,}"),
            credentials("GitHub login", ".*/\\.config/(?:gh/hosts\\.yml|hub)", "oauth_token:\\h*\\S+"),
            name("Google Cloud login", Kind.CREDENTIALS, Severity.DANGER,
                    ".*/(?:gcloud/(?:credentials|access_tokens)\\.db|\\.azure/(?:accessTokens\\.json|msal_token_cache\\.(?:json|bin)))"),
            credentials("Vault token", ".*/\\.vault-token", "\\S{10,}"),
            maybe("Terraform login", ".*/(?:\\.terraformrc|credentials\\.tfrc\\.json)",
                    "\"?token\"?\\h*[:=]\\h*\"[^\"]{8,}"),
            maybe("Cargo token", ".*/\\.cargo/credentials(?:\\.toml)?", "token\\h*=\\h*\"[^\"]{8,}"),
            maybe("RubyGems key", ".*/\\.gem/credentials", "_api_key:\\h*\\S+"),
            maybe("Maven password", ".*/(?:\\.m2|maven/conf)/settings\\.xml",
                    "^(?!\\s*<!--)\\s*<(?:password|passphrase)>(?!\\$|proxypass|pwd|my_password|some|\\{)[^<]{3,}<"),
            maybe("Composer login", ".*/(?:\\.composer|composer)/auth\\.json",
                    "\"(?:password|[^\"]*token|github\\.com)\"\\s*:\\h*\"[^\"]{8,}"),
            maybe("WireGuard key", ".*/wireguard/wg[^/]*\\.conf", "^\\s*PrivateKey\\h*=\\h*\\S{40,}"),
            maybe("Wi-Fi password",
                    ".*/(?:NetworkManager/system-connections/[^/]+\\.nmconnection|wpa_supplicant[^/]*\\.conf)",
                    "^\\s*#?psk\\h*=\\h*\\S+"),
            maybe("database password", ".*/wp-config\\.php",
                    "define\\(\\s*['\"]DB_PASSWORD['\"]\\s*,\\s*['\"](?!password_here)[^'\"]+['\"]"),
            maybe("backup login", ".*/(?:\\.s3cfg|\\.boto|rclone\\.conf)",
                    "^\\s*(?:secret_key|gs_secret_access_key|aws_secret_access_key|secret_access_key|pass|token)\\h*=\\h*\\S+"),
            new FileRule("credentials", Kind.CREDENTIALS, Severity.DANGER, Pattern.compile(
                    ".*/(?:\\.env(?:\\.(?!example|sample|template|dist|test|defaults?)[A-Za-z0-9_-]+){0,4}|[^/]+\\.env|\\.?secrets?\\.(?:ya?ml|json|toml|ini|properties|txt|conf)|credentials(?:\\.(?:ya?ml|ini|txt|properties))?|\\.aws/config)"),
                    null, Check.ASSIGNMENTS));

    /** Public certificates by the thousand, documentation, and what packages test themselves with. */
    private static final Pattern HARMLESS = Pattern.compile(
            "/(?:etc/ssl/certs|etc/pki/(?:ca-trust|tls/certs|java)|etc/ca-certificates|usr/share/(?:ca-certificates|pki|doc|man|locale)"
                    + "|usr/lib/ssl/certs|usr/local/share/ca-certificates|proc|sys)/.*"
                    + "|.*/(?:cacert|cacerts|ca-bundle|ca-certificates|fullchain|chain|cert|certificate|dhparams?|dh[0-9]+)[^/]*\\.pem"
                    + "|.*\\.pub(?:\\.pem|\\.key|\\.asc)?|.*(?:public|pubkey)[^/]*\\.(?:pem|key|asc)"
                    + "|.*/(?:tests?|testdata|testing|examples?|fixtures|__tests__)/.*\\.(?:pem|key|p12|pfx|p8|json|env)");

    private static final Set<String> ENDINGS = Set.of("pem", "key", "p8", "pk8", "ppk", "asc", "kdb", "kdbx", "p12",
            "pfx",
            "agilekeychain", "opvault", "env", "kubeconfig", "cnf", "nmconnection");

    private static final List<String> PARTS = List.of("_key", "id_", "_rsa", "_ed25519", "identity", "privkey",
            "secring",
            "shadow", "htpasswd", "config", "npmrc", "credential", "secret", "auth.json", "_netrc", "hosts.yml",
            "settings.xml", "service", "gcp", "firebase", "key.json", "keys.json", "Tokens", "_tokens", "token_cache",
            "rclone.conf", "wpa_supplicant", "wg", "hub");

    private FileRules() {}

    /** The rule for a file; null for none. */
    static @Nullable FileRule forPath(String path) {
        for (FileRule rule : RULES) {
            if (rule.path().matcher(path).matches()) {
                return HARMLESS.matcher(path).matches() ? null : rule;
            }
        }
        return null;
    }

    /**
     * False for the names no rule can fit, without a look at the folders above: what makes it quick to go over half a
     * million files.
     */
    static boolean mayConcern(String name) {
        return name.startsWith(".") || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                || PARTS.stream().anyMatch(name::contains);
    }
}
