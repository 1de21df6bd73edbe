package dev.cutaway.app.build.history;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.follow.BuildNames;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which builds are listed, and in which order. */
final class RecordFilter {

    private RecordFilter() {}

    /**
     * Those of a group whose name, folder, Dockerfile, tags or state have all words; those that run first, then the newest.
     *
     * @param texts with the words of the states
     */
    static List<BuildRecord> of(List<BuildRecord> records, BuildGroup group, String typed, Texts texts) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        var listed = new ArrayList<>(records.stream()
                .filter(record -> group.has(record.outcome()))
                .filter(record -> Stream.of(words).allMatch(word -> text(record, texts).contains(word))).toList());
        listed.sort(Comparator.comparing((BuildRecord record) -> record.outcome() instanceof Outcome.Running ? 0 : 1)
                .thenComparing(BuildRecord::started, Comparator.reverseOrder()));
        return listed;
    }

    private static String text(BuildRecord record, Texts texts) {
        return String.join(" ", BuildNames.of(record), record.origin(), record.dockerfile(), record.id(),
                Reasons.outcome(texts, record.outcome()),
                String.join(" ", record.tags().stream().map(ImageReference::familiar).toList()))
                .toLowerCase(Locale.ROOT);
    }
}
