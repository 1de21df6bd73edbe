package dev.cutaway.dockerfile.expansion;

import org.jspecify.annotations.Nullable;

/** Reads what begins with a dollar: a variable and what is to be done with its value. */
final class Substitution {

    private static final String SPECIAL = "@*#?-$!0";

    private final Lexer lexer;
    private final Variables variables;
    private final boolean unsetStay;

    Substitution(Lexer lexer, Variables variables, boolean unsetStay) {
        this.lexer = lexer;
        this.variables = variables;
        this.unsetStay = unsetStay;
    }

    String read() throws ExpansionException {
        lexer.next();
        if (lexer.peek() == '{') {
            lexer.next();
            return braced();
        }
        String name = name();
        if (name.isEmpty()) {
            return "$";
        }
        String value = variables.get(name);
        return value != null ? value : unsetStay ? "$" + name : "";
    }

    private String braced() throws ExpansionException {
        switch (lexer.peek()) {
            case -1 -> throw new ExpansionException("syntax error: missing '}'");
            case '{', '}', ':' -> throw new ExpansionException("syntax error: bad substitution");
            default -> {
            }
        }
        String name = name();
        int sign = lexer.next();
        return switch (sign) {
            case '}' -> plain(name);
            case ':' -> modified(name, lexer.next(), true);
            case '/' -> replaced(name);
            default -> modified(name, sign, false);
        };
    }

    private String plain(String name) {
        String value = variables.get(name);
        return value != null ? value : unsetStay ? "${" + name + "}" : "";
    }

    /** {@code ${name-word}} and its kin; with a colon, empty counts as not set. */
    private String modified(String name, int sign, boolean colon) throws ExpansionException {
        String signs = (colon ? ":" : "") + (sign < 0 ? "" : Character.toString(sign));
        boolean trims = sign == '#' || sign == '%';
        if (sign < 0 || (!colon && "+-?#%".indexOf(sign) < 0) || (colon && trims)) {
            throw new ExpansionException("unsupported modifier (" + signs + ") in substitution");
        }
        String word = part('}', trims, "syntax error: missing '}'");
        String value = variables.get(name);
        if (value == null && unsetStay) {
            return "${" + name + signs + word + "}";
        }
        boolean counts = value != null && !(colon && value.isEmpty());
        return switch (sign) {
            case '-' -> counts && value != null ? value : word;
            case '+' -> counts ? word : "";
            case '?' -> required(name, value, counts, word);
            case '#', '%' -> trimmed(value == null ? "" : value, word, (char) sign);
            default -> throw new ExpansionException("unsupported modifier (" + signs + ") in substitution");
        };
    }

    private static String required(String name, @Nullable String value, boolean counts, String word)
            throws ExpansionException {
        if (counts && value != null) {
            return value;
        }
        String why = value == null ? "is not allowed to be unset" : "is not allowed to be empty";
        throw new ExpansionException(name + ": " + (word.isEmpty() ? why : word));
    }

    /** One sign takes the shortest match away, two the longest; {@code #} in front, {@code %} at the end. */
    private static String trimmed(String value, String word, char sign) throws ExpansionException {
        boolean longest = !word.isEmpty() && word.charAt(0) == sign;
        Glob glob = Glob.parse(longest ? word.substring(1) : word);
        return sign == '#' ? glob.withoutPrefix(value, longest) : glob.withoutSuffix(value, longest);
    }

    private String replaced(String name) throws ExpansionException {
        boolean all = lexer.peek() == '/';
        if (all) {
            lexer.next();
        }
        String pattern = part('/', true, "syntax error: missing '/' in ${}");
        String replacement = part('}', true, "syntax error: missing '}'");
        String value = variables.get(name);
        if (value == null && unsetStay) {
            return "${" + name + (all ? "//" : "/") + pattern + "/" + replacement + "}";
        }
        return value == null ? "" : Glob.parse(pattern).replaced(value, replacement, all);
    }

    private String part(char stop, boolean escapesStay, String missing) throws ExpansionException {
        try {
            return lexer.until(stop, escapesStay).text();
        } catch (ExpansionException e) {
            if (lexer.peek() < 0) {
                throw new ExpansionException(missing);
            }
            throw e;
        }
    }

    /** Letters, digits, underscores; or only digits; or one special sign; or nothing. */
    private String name() {
        var name = new StringBuilder();
        boolean digits = lexer.peek() >= 0 && Character.isDigit(lexer.peek());
        if (!digits && lexer.peek() >= 0 && SPECIAL.indexOf(lexer.peek()) >= 0) {
            return Character.toString(lexer.next());
        }
        while (lexer.peek() >= 0 && belongs((char) lexer.peek(), digits)) {
            name.append((char) lexer.next());
        }
        return name.toString();
    }

    private static boolean belongs(char c, boolean digits) {
        return Character.isDigit(c) || (!digits && (Character.isLetter(c) || c == '_'));
    }
}
