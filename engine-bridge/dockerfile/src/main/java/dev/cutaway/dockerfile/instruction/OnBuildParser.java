package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.Slice;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads ONBUILD. What it triggers is read too, for those who look at it; Docker itself reads it when triggered. */
final class OnBuildParser {

    private OnBuildParser() {}

    static OnBuild parse(Statement statement, char escape) throws DockerfileException {
        Slice arguments = statement.arguments();
        if (arguments.isEmpty()) {
            throw Instructions.atLeastOne(statement);
        }
        FlagValues.none(statement);
        Statement inner = statement.inner(escape);
        Word keyword = inner.keyword();
        switch (inner.name()) {
            case "ONBUILD" -> throw statement.refuse(keyword.range(),
                    "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
            case "FROM", "MAINTAINER" -> throw statement.refuse(keyword.range(),
                    inner.name() + " isn't allowed as an ONBUILD trigger");
            default -> {
            }
        }
        return new OnBuild(statement, expression(arguments, statement.heredocs()), trigger(inner, escape));
    }

    private static @Nullable Instruction trigger(Statement inner, char escape) {
        try {
            return Instructions.parse(inner, escape);
        } catch (DockerfileException e) {
            // Docker takes it as it is; the problem is reported as a warning by those who read the document.
            return null;
        }
    }

    private static String expression(Slice arguments, List<Heredoc> heredocs) {
        var all = new StringBuilder(arguments.text());
        for (Heredoc heredoc : heredocs) {
            all.append('\n').append(heredoc.content()).append(heredoc.name());
        }
        return all.toString();
    }
}
