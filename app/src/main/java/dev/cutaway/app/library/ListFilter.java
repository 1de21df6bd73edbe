package dev.cutaway.app.library;

import dev.cutaway.engine.api.Filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is typed above the list: words that a name or id contains, and Docker's conditions, such as
 * {@code label=stage=dev}, that the engine itself applies.
 *
 * @param words in lower case; all must occur
 * @param conditions Docker's
 */
public record ListFilter(List<String> words, Filters conditions) {

    private static final Set<String> KEYS = Set.of("dangling", "label", "label!", "before", "since", "reference",
            "until");

    /** Lets everything through. */
    public static final ListFilter NONE = new ListFilter(List.of(), Filters.NONE);

    /** Reads what was typed; a word with an unknown key before {@code =} is a word. */
    public static ListFilter parse(String typed) {
        var words = new ArrayList<String>();
        Filters conditions = Filters.NONE;
        for (String part : typed.strip().split("\\s+")) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals);
            if (KEYS.contains(key)) {
                conditions = equals == part.length() - 1 ? conditions : conditions.and(key, part.substring(equals + 1));
            } else if (!part.isEmpty()) {
                words.add(part.toLowerCase(Locale.ROOT));
            }
        }
        return new ListFilter(List.copyOf(words), conditions);
    }

    /** Whether an image has all words; what its engine says of the conditions is asked elsewhere. */
    public boolean matches(KeptImage image) {
        return words.stream().allMatch(word -> image.id().hex().startsWith(word) || image.id().toString().equals(word)
                || image.names().stream().anyMatch(name -> name.contains(word)));
    }
}
