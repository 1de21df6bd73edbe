package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.syntax.Statement;

/** One instruction, typed. Closed: these are all that the Dockerfile reference knows. */
public sealed interface Instruction
        permits From, Run, Cmd, Label, Maintainer, Expose, Env, Add, Copy, Entrypoint, Volume,
        User, Workdir, Arg, OnBuild, StopSignal, HealthCheck, Shell {

    /** How it is written. */
    Statement statement();

    /** Where it stands. */
    default SourceRange range() {
        return statement().range();
    }

    /** The line Docker names in errors, from 1. */
    default int line() {
        return statement().line();
    }

    /** Its name in capitals: {@code HEALTHCHECK}. */
    default String name() {
        return statement().name();
    }

    /** All of it in one line as it is written, continuation taken out. */
    default String original() {
        return statement().original();
    }

    /**
     * The same with the variables of its words expanded and their quotes taken away. Instructions whose words Docker does
     * not expand (RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK, MAINTAINER) give themselves back, as does ARG, whose default
     * {@code Scope} expands, and ONBUILD, which is expanded when it is triggered. The mounts of a RUN are expanded.
     *
     * @throws ExpansionException where a word makes no sense, or a variable had to be set
     */
    default Instruction expanded(Expander expander) throws ExpansionException {
        return this;
    }
}
