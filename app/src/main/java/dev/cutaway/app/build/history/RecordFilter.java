package dev.cutaway.app.build.history;

import dev.cutaway.app.build.follow.BuildNames;
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

    /** Those whose name, folder, Dockerfile or tags have all words; those that run first, then the newest. */
    static List<BuildRecord> of(List<BuildRecord> records, String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        var listed = new ArrayList<>(records.stream()
                .filter(record -> Stream.of(words).allMatch(word -> text(record).contains(word))).toList());
        listed.sort(Comparator.comparing((BuildRecord record) -> record.outcome() instanceof Outcome.Running ? 0 : 1)
                .thenComparing(BuildRecord::started, Comparator.reverseOrder()));
        return listed;
    }

    private static String text(BuildRecord record) {
        return String.join(" ", BuildNames.of(record), record.origin(), record.dockerfile(), record.id(),
                String.join(" ", record.tags().stream().map(ImageReference::familiar).toList()))
                .toLowerCase(Locale.ROOT);
    }
}
