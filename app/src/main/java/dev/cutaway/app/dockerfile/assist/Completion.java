package dev.cutaway.app.dockerfile.assist;

import dev.cutaway.app.dockerfile.assist.Proposal.Kind;
import dev.cutaway.app.dockerfile.assist.Proposal.Offer;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.instruction.Instructions;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What could stand where the caret is. */
public final class Completion {

    /** More are no help. */
    private static final int MOST = 60;

    private final ParsedDockerfile parsed;
    private final String text;
    private final int caret;
    private final List<String> files;
    private final List<String> images;
    private final Names names;

    private Completion(ParsedDockerfile parsed, int caret, List<String> files, List<String> images) {
        this.parsed = parsed;
        this.text = parsed.text();
        this.caret = caret;
        this.files = files;
        this.images = images;
        this.names = new Names(parsed);
    }

    /**
     * What could stand at a place.
     *
     * @param caret offset in the text
     * @param files of the context, relative, with slashes
     * @param images names of images that are there
     */
    public static Offer at(ParsedDockerfile parsed, int caret, List<String> files, List<String> images) {
        return new Completion(parsed, caret, files, images).offer();
    }

    private Offer offer() {
        if (isInComment()) {
            return nothing();
        }
        Statement statement = statement();
        if (statement == null) {
            return isFirstWord() ? instructions(Instructions.NAMES) : nothing();
        }
        if (isInHeredoc(statement)) {
            return variable(statement, false);
        }
        if (caret <= statement.keyword().range().end().offset()) {
            return instructions(Instructions.NAMES);
        }
        return within(statement);
    }

    private boolean isInComment() {
        for (Comment comment : parsed.lines().comments()) {
            if (comment.range().touches(caret)) {
                return true;
            }
        }
        SourceText source = parsed.lines().source();
        return text.substring(source.lineStart(source.lineAt(caret)), caret).stripLeading().startsWith("#");
    }

    private @Nullable Statement statement() {
        for (Statement statement : parsed.lines().statements()) {
            if (statement.range().start().offset() <= caret && caret <= lineEnd(statement)) {
                return statement;
            }
        }
        return null;
    }

    /** Blanks after the last word belong to a statement as long as one could go on there. */
    private int lineEnd(Statement statement) {
        SourceText source = parsed.lines().source();
        int end = statement.range().end().offset();
        return Math.max(end, source.lineEnd(source.lineAt(end)));
    }

    private boolean isInHeredoc(Statement statement) {
        for (Heredoc heredoc : statement.heredocs()) {
            if (heredoc.contentRange().touches(caret) && heredoc.contentRange().start().offset() < caret) {
                return true;
            }
        }
        return false;
    }

    private boolean isFirstWord() {
        SourceText source = parsed.lines().source();
        return text.substring(source.lineStart(source.lineAt(caret)), caret).strip().chars()
                .allMatch(Character::isLetter);
    }

    private Offer within(Statement statement) {
        int word = wordStart();
        String typed = text.substring(word, caret);
        String name = statement.name();
        if (name.equals("ONBUILD") && isFirstArgument(statement, word)) {
            return instructions(Instructions.NAMES.stream()
                    .filter(each -> !List.of("ONBUILD", "FROM", "MAINTAINER").contains(each)).toList());
        }
        String meant = name.equals("ONBUILD") && !statement.arguments().isEmpty()
                ? statement.inner(parsed.lines().escape()).name()
                : name;
        if (typed.lastIndexOf('$') >= 0) {
            return variable(statement, true);
        }
        if (typed.startsWith("--")) {
            return flag(meant, word, typed);
        }
        return argument(statement, meant, word, typed);
    }

    private Offer argument(Statement statement, String name, int word, String typed) {
        return switch (name) {
            case "FROM" -> isFirstArgument(statement, word)
                    ? offer(word, typed, join(all(Kind.STAGE, names.stagesBefore(caret)), all(Kind.IMAGE, images),
                            all(Kind.IMAGE, List.of("scratch"))))
                    : offer(word, typed, all(Kind.KEYWORD, List.of("AS")));
            case "COPY", "ADD" -> statement.flag("from") == null ? files(word, typed) : nothing();
            case "HEALTHCHECK" -> isFirstArgument(statement, word)
                    ? offer(word, typed, all(Kind.KEYWORD, List.of("CMD", "NONE")))
                    : nothing();
            case "STOPSIGNAL" -> offer(word, typed, all(Kind.VALUE,
                    List.of("SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP", "SIGKILL", "SIGUSR1", "SIGWINCH")));
            default -> nothing();
        };
    }

    private boolean isFirstArgument(Statement statement, int word) {
        return statement.arguments().isEmpty() || word <= statement.arguments().range().start().offset();
    }

    private int wordStart() {
        int at = caret;
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private Offer flag(String name, int word, String typed) {
        int equals = typed.indexOf('=');
        if (equals < 0) {
            return offer(word, typed, all(Kind.FLAG, Instructions.flags(name).stream().sorted()
                    .map(flag -> "--" + flag + (FlagChoices.isSwitch(flag) ? "" : "=")).toList()));
        }
        String flag = typed.substring(2, equals);
        int value = word + equals + 1;
        if (flag.equals("from")) {
            return offer(value, text.substring(value, caret),
                    join(all(Kind.STAGE, names.stagesBefore(caret)), all(Kind.IMAGE, images)));
        }
        if (flag.equals("mount")) {
            return mount(value);
        }
        return offer(value, text.substring(value, caret), all(Kind.VALUE, FlagChoices.values(flag)));
    }

    private Offer mount(int value) {
        String written = text.substring(value, caret);
        int part = value + written.lastIndexOf(',') + 1;
        String typed = text.substring(part, caret);
        int equals = typed.indexOf('=');
        if (equals < 0) {
            return offer(part, typed, all(Kind.FLAG, FlagChoices.mountKeys(written)));
        }
        String key = typed.substring(0, equals);
        int start = part + equals + 1;
        return key.equals("from")
                ? offer(start, text.substring(start, caret), all(Kind.STAGE, names.stagesBefore(caret)))
                : offer(start, text.substring(start, caret), all(Kind.VALUE, FlagChoices.mountValues(key)));
    }

    private Offer variable(Statement statement, boolean always) {
        SourceText source = parsed.lines().source();
        int start = text.lastIndexOf('$', Math.max(0, caret - 1));
        if (start < source.lineStart(source.lineAt(caret))
                || !text.substring(start, caret).matches("\\$\\{?[A-Za-z0-9_]*")) {
            return nothing();
        }
        boolean braced = text.startsWith("${", start);
        List<String> known = names.variables(statement, always);
        return offer(start, text.substring(start, caret), all(Kind.VARIABLE,
                known.stream().map(name -> braced ? "${" + name + "}" : "$" + name).toList()));
    }

    /** What lies in the folder that is typed so far. */
    private Offer files(int word, String typed) {
        String folder = typed.startsWith("./") ? typed.substring(2) : typed;
        int from = word + typed.length() - folder.length();
        int slash = folder.lastIndexOf('/') + 1;
        var found = new TreeSet<String>();
        for (String file : files) {
            if (file.startsWith(folder.substring(0, slash))) {
                int next = file.indexOf('/', slash);
                found.add(next < 0 ? file : file.substring(0, next + 1));
            }
        }
        return offer(from, folder, all(Kind.FILE, List.copyOf(found)));
    }

    private Offer instructions(List<String> known) {
        int word = wordStart();
        boolean small = parsed.lines().statements().stream().limit(1)
                .anyMatch(first -> first.keyword().text().equals(first.keyword().text().toLowerCase(Locale.ROOT))
                        && first.keyword().range().start().offset() != word);
        return offer(word, text.substring(word, caret), all(Kind.KEYWORD, known.stream()
                .filter(name -> !name.equals("MAINTAINER"))
                .map(name -> small ? name.toLowerCase(Locale.ROOT) : name).toList()));
    }

    private static List<Proposal> all(Kind kind, List<String> texts) {
        return texts.stream().map(text -> new Proposal(kind, text)).toList();
    }

    @SafeVarargs
    private static List<Proposal> join(List<Proposal>... lists) {
        var all = new ArrayList<Proposal>();
        for (List<Proposal> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    private Offer nothing() {
        return new Offer(caret, caret, List.of());
    }

    /** Those that begin as is typed; and not what stands there already. */
    private Offer offer(int start, String typed, List<Proposal> proposals) {
        String small = typed.toLowerCase(Locale.ROOT);
        return new Offer(start, caret, proposals.stream()
                .filter(each -> each.text().toLowerCase(Locale.ROOT).startsWith(small))
                .filter(each -> !each.text().equals(typed)).distinct().limit(MOST).toList());
    }
}
