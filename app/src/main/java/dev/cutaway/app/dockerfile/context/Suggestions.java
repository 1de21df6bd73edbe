package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.dockerfile.context.ContextReport.Suggestion;
import dev.cutaway.app.dockerfile.context.ContextReport.Suggestion.Kind;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what is sent though hardly any build needs it. */
final class Suggestions {

    private static final int MOST = 6;

    private static final Map<String, Kind> FOLDERS = Map.ofEntries(Map.entry(".git", Kind.HISTORY),
            Map.entry(".hg", Kind.HISTORY), Map.entry(".svn", Kind.HISTORY),
            Map.entry("node_modules", Kind.DEPENDENCIES), Map.entry(".venv", Kind.DEPENDENCIES),
            Map.entry("venv", Kind.DEPENDENCIES), Map.entry("__pycache__", Kind.OUTPUT),
            Map.entry(".pytest_cache", Kind.TOOL), Map.entry(".mypy_cache", Kind.TOOL),
            Map.entry(".gradle", Kind.TOOL), Map.entry(".idea", Kind.TOOL), Map.entry(".vscode", Kind.TOOL),
            Map.entry(".next", Kind.OUTPUT), Map.entry("coverage", Kind.OUTPUT));

    private final Map<String, Suggestion> found = new LinkedHashMap<>();

    private Suggestions() {}

    static List<Suggestion> in(ContextEntry root) {
        var suggestions = new Suggestions();
        suggestions.look(root);
        return suggestions.found.values().stream().sorted(Comparator
                .comparing((Suggestion suggestion) -> suggestion.kind() != Kind.SECRET)
                .thenComparing(Comparator.comparingLong(Suggestion::bytes).reversed())).limit(MOST).toList();
    }

    private void look(ContextEntry folder) {
        boolean hasBuild = folder.children().stream()
                .anyMatch(child -> child.name().equals("pom.xml") || child.name().equals("Cargo.toml"));
        for (ContextEntry child : folder.children()) {
            if (child.sentFiles() == 0) {
                continue;
            }
            boolean top = child.path().indexOf('/') < 0;
            Kind kind = child.isFolder() ? FOLDERS.get(child.name()) : file(child.name());
            if (child.isFolder() && hasBuild && child.name().equals("target")) {
                kind = Kind.OUTPUT;
            }
            if (kind != null) {
                String name = kind == Kind.TOOL && child.name().endsWith(".log") ? "*.log" : child.name();
                add(top && !name.startsWith("*") ? name : "**/" + name, kind, child);
            } else if (child.isFolder()) {
                look(child);
            }
        }
    }

    private static @Nullable Kind file(String name) {
        if (name.equals(".env") || (name.startsWith(".env.") && !name.endsWith(".example"))
                || name.endsWith(".pem") || name.equals("id_rsa")) {
            return Kind.SECRET;
        }
        return name.equals(".DS_Store") || name.endsWith(".log") ? Kind.TOOL : null;
    }

    private void add(String pattern, Kind kind, ContextEntry entry) {
        found.merge(pattern, new Suggestion(pattern, kind, entry.sentBytes(), entry.sentFiles()),
                (one, other) -> new Suggestion(pattern, kind, one.bytes() + other.bytes(),
                        one.files() + other.files()));
    }
}
