package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.FileMemory;
import tools.jackson.databind.node.StringNode;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers the context of each Dockerfile that has another than the folder it lies in. */
public final class ContextMemory {

    private final FileMemory memory;

    /** Remembers in these settings. */
    public ContextMemory(AppSettings settings) {
        memory = new FileMemory(settings, "contexts");
    }

    /** The context that was chosen last; empty where none was. */
    public Optional<Path> recall(Path dockerfile) {
        try {
            return memory.recall(dockerfile).map(node -> node.asString("")).filter(text -> !text.isEmpty())
                    .map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** Remembers it. */
    public void remember(Path dockerfile, Path context) {
        if (context.equals(dockerfile.getParent())) {
            memory.forget(dockerfile);
        } else {
            memory.remember(dockerfile, StringNode.valueOf(context.toString()));
        }
    }
}
