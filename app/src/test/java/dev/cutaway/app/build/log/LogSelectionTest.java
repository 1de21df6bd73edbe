package dev.cutaway.app.build.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogSelectionTest {

    @Test
    void it_begins_at_the_earlier_place_whichever_way_it_was_dragged() {
        LogSelection up = LogSelection.at(new LogPlace(4, 2)).to(new LogPlace(1, 7));
        assertThat(up.start()).isEqualTo(new LogPlace(1, 7));
        assertThat(up.end()).isEqualTo(new LogPlace(4, 2));
    }

    @Test
    void a_word_goes_to_the_blanks_around_it() {
        assertThat(LogSelection.word("make all -j4", new LogPlace(3, 6)))
                .isEqualTo(new LogSelection(new LogPlace(3, 5), new LogPlace(3, 8)));
        assertThat(LogSelection.word("make", new LogPlace(0, 40)).end()).isEqualTo(new LogPlace(0, 4));
    }
}
