package dev.cutaway.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.CacheReason.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

class ReasonsTest {

    static Stream<CacheReason> reasons() {
        return Stream.of(new CacheReason.Same(), new CacheReason.NothingToDo(), new CacheReason.Disabled(),
                new CacheReason.NoEntry(), new CacheReason.BaseChanged("sha256:" + "a".repeat(64), "sha256:b"),
                new CacheReason.ParentChanged(3), new CacheReason.InstructionChanged("RUN a", "RUN b"),
                new CacheReason.ArgumentChanged("V"), new CacheReason.FileChanged("src/main.c", Difference.ADDED),
                new CacheReason.FileChanged("src/main.c", Difference.METADATA),
                new CacheReason.FileChanged("src/main.c", Difference.REMOVED), new CacheReason.ResultGone());
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void every_reason_has_words_in_every_language(CacheReason reason) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertThat(Reasons.sentence(new Texts(language), reason)).isNotBlank().doesNotContain("{");
            assertThat(Reasons.details(new Texts(language), reason)).isNotBlank();
        }
    }

    @Test
    void a_changed_file_is_named() {
        var reason = new CacheReason.FileChanged("src/main.c", Difference.CONTENT);
        assertThat(Reasons.sentence(new Texts(Locale.ENGLISH), reason)).isEqualTo("ran again: src/main.c changed");
        assertThat(Reasons.again(new Texts(Locale.ENGLISH), reason)).contains("src/main.c changed");
        assertThat(Reasons.again(new Texts(Locale.ENGLISH), new CacheReason.Same())).isEmpty();
    }

    @Test
    void times_are_short() {
        assertThat(Stream.of(40, 14_240, 185_000, 3_725_000).map(Duration::ofMillis).map(Reasons::duration))
                .containsExactly("0.0s", "14.2s", "3m 05s", "1h 02m");
    }
}
