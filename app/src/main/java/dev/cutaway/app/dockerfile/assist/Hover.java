package dev.cutaway.app.dockerfile.assist;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.syntax.Directive;
import dev.cutaway.dockerfile.syntax.Flag;
import dev.cutaway.dockerfile.syntax.Statement;
import dev.cutaway.resources.DockerfileHelp;
import dev.cutaway.resources.DockerfileHelp.Entry;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said about a place of a Dockerfile.
 *
 * @param usage how it is written, or where it comes from; as code
 * @param text what it means; empty where the first says it all
 */
public record Hover(String usage, String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    /** Null where there is nothing to say. */
    public static @Nullable Hover at(ParsedDockerfile parsed, int offset, Locale locale) {
        var help = DockerfileHelp.of(locale);
        for (Directive directive : parsed.lines().directives()) {
            if (directive.value().range().start().line() == parsed.lines().source().lineAt(offset) + 1) {
                return of(help.find("#" + directive.name()));
            }
        }
        for (Statement statement : parsed.lines().statements()) {
            if (statement.range().touches(offset)) {
                return within(parsed, statement, offset, help);
            }
        }
        return null;
    }

    private static @Nullable Hover within(ParsedDockerfile parsed, Statement statement, int offset,
            DockerfileHelp help) {
        if (statement.keyword().range().touches(offset)) {
            return of(help.find(statement.name()));
        }
        Statement inner = statement.name().equals("ONBUILD") && !statement.arguments().isEmpty()
                ? statement.inner(parsed.lines().escape())
                : statement;
        if (inner.keyword().range().touches(offset)) {
            return of(help.find(inner.name()));
        }
        for (Flag flag : inner.flags()) {
            if (flag.range().touches(offset)) {
                return of(flag(inner, flag, help));
            }
        }
        return variable(parsed, statement, offset);
    }

    private static @Nullable Entry flag(Statement statement, Flag flag, DockerfileHelp help) {
        if (flag.name().equals("mount") && flag.value() != null) {
            Matcher type = Pattern.compile("(^|,)type=([a-z]+)").matcher(flag.value().text());
            Entry entry = help.find("RUN--mount." + (type.find() ? type.group(2).toLowerCase(Locale.ROOT) : "bind"));
            if (entry != null) {
                return entry;
            }
        }
        return help.find(statement.name() + "--" + flag.name());
    }

    private static @Nullable Hover variable(ParsedDockerfile parsed, Statement statement, int offset) {
        int line = parsed.lines().source().lineAt(offset);
        int start = parsed.lines().source().lineStart(line);
        Matcher variable = VARIABLE.matcher(parsed.text().substring(start, parsed.lines().source().lineEnd(line)));
        while (variable.find()) {
            if (start + variable.start() <= offset && offset <= start + variable.end()) {
                Instruction from = new Names(parsed).definitions(statement).get(variable.group(1));
                return from == null ? null : new Hover(from.line() + ": " + from.original(), "");
            }
        }
        return null;
    }

    private static @Nullable Hover of(@Nullable Entry entry) {
        return entry == null ? null : new Hover(entry.usage(), entry.text());
    }
}
