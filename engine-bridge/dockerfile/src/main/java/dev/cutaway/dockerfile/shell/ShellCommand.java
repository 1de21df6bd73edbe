package dev.cutaway.dockerfile.shell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A program and its arguments.
 *
 * @param joint what stands before it
 * @param assignments {@code A=b} before the program
 * @param words the program and its arguments, redirections taken out; at least one
 */
public record ShellCommand(Joint joint, List<ShellWord> assignments, List<ShellWord> words) {

    /** What stands between two commands. */
    public enum Joint {
        /** Nothing: it is the first of a line, a group or a substitution. */
        NONE,
        /** {@code &&} */
        AND,
        /** {@code ||} */
        OR,
        /** {@code ;} or a line's end */
        SEQUENCE,
        /** {@code |} */
        PIPE,
        /** A single {@code &} */
        BACKGROUND
    }

    /** Copies the lists. */
    public ShellCommand {
        assignments = List.copyOf(assignments);
        words = List.copyOf(words);
    }

    /** The program's name without its folder. */
    public String name() {
        String program = words.getFirst().text();
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /** What follows the program. */
    public List<ShellWord> arguments() {
        return words.subList(1, words.size());
    }

    /** Whether it is this program with one of these as its first argument that is no option. */
    public boolean is(String program, String... subcommands) {
        return name().equals(program) && subcommand(subcommands) != null;
    }

    /** The first argument that is no option, when it is one of these; null otherwise. */
    public @Nullable ShellWord subcommand(String... names) {
        for (ShellWord word : arguments()) {
            if (!word.isOption()) {
                return Arrays.asList(names).contains(word.text()) ? word : null;
            }
        }
        return null;
    }

    /** Whether an argument is exactly this. */
    public boolean has(String argument) {
        return arguments().stream().anyMatch(word -> word.text().equals(argument));
    }

    /** Whether an option is given: {@code --yes}, {@code --yes=…}, or for one letter {@code -y} and {@code -qy}. */
    public boolean hasOption(String name) {
        for (ShellWord word : arguments()) {
            String text = word.text();
            if (name.length() > 1
                    ? text.equals("--" + name) || text.startsWith("--" + name + "=")
                    : text.startsWith("-") && !text.startsWith("--") && text.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The arguments that are neither options nor their values.
     *
     * @param valued options, dashes included, whose value is the next argument
     */
    public List<ShellWord> operands(Set<String> valued) {
        var operands = new ArrayList<ShellWord>();
        List<ShellWord> all = arguments();
        for (int i = 0; i < all.size(); i++) {
            ShellWord word = all.get(i);
            if (!word.isOption()) {
                operands.add(word);
            } else if (valued.contains(word.text())) {
                i++;
            }
        }
        return operands;
    }
}
