package dev.cutaway.app.engines;

import dev.cutaway.engine.api.Engine;

import java.util.Optional;

/** How it stands with the chosen engine. */
public sealed interface EngineState {

    /** None is chosen, since none is known. */
    record None() implements EngineState {}

    /** It is being reached. */
    record Starting(EngineEntry entry) implements EngineState {}

    /** It answers. */
    record There(EngineEntry entry, Engine engine) implements EngineState {}

    /** It could not be reached, or went away. */
    record Gone(EngineEntry entry, Throwable reason) implements EngineState {}

    /** The engine, where it is there. */
    default Optional<Engine> reached() {
        return this instanceof There there ? Optional.of(there.engine()) : Optional.empty();
    }

    /** What was chosen; empty for none. */
    default Optional<EngineEntry> chosen() {
        return switch (this) {
            case None none -> Optional.empty();
            case Starting(EngineEntry entry) -> Optional.of(entry);
            case There(EngineEntry entry, Engine _) -> Optional.of(entry);
            case Gone(EngineEntry entry, Throwable _) -> Optional.of(entry);
        };
    }
}
