package dev.cutaway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;

class PageHistoryTest {

    private final Page home = new NamedPage("home");
    private final Page first = new NamedPage("first");
    private final Page second = new NamedPage("second");
    private final PageHistory history = new PageHistory(home);

    @Test
    void goes_back_and_forward_over_what_was_shown() {
        history.go(first);
        history.go(second);
        history.back();
        assertThat(shown()).isSameAs(first);
        history.back();
        assertThat(shown()).isSameAs(home);
        assertThat(history.canGoBackProperty().get()).isFalse();
        history.forward();
        history.forward();
        assertThat(shown()).isSameAs(second);
        assertThat(history.canGoForwardProperty().get()).isFalse();
    }

    @Test
    void going_somewhere_forgets_what_was_ahead() {
        history.go(first);
        history.back();
        history.go(second);
        assertThat(history.canGoForwardProperty().get()).isFalse();
        history.back();
        assertThat(shown()).isSameAs(home);
    }

    @Test
    void a_closed_page_leaves_no_gap_and_no_double() {
        history.go(first);
        history.go(second);
        history.go(first);
        history.forget(second);
        assertThat(shown()).isSameAs(first);
        history.back();
        assertThat(shown()).isSameAs(home);
    }

    @Test
    void closing_the_shown_page_shows_the_one_before() {
        history.go(first);
        history.go(second);
        history.forget(second);
        assertThat(shown()).isSameAs(first);
        assertThat(history.canGoForwardProperty().get()).isFalse();
    }

    @Test
    void going_where_one_is_changes_nothing() {
        history.go(first);
        history.go(first);
        history.back();
        assertThat(shown()).isSameAs(home);
    }

    @Test
    void the_history_ends_somewhere_but_never_loses_the_first_page() {
        for (int i = 0; i < PageHistory.LONGEST * 2; i++) {
            history.go(i % 2 == 0 ? first : second);
        }
        int steps = 0;
        while (history.canGoBackProperty().get()) {
            history.back();
            steps++;
        }
        assertThat(steps).isEqualTo(PageHistory.LONGEST - 1);
        assertThat(shown()).isSameAs(home);
    }

    private Page shown() {
        return history.currentProperty().get();
    }

    private record NamedPage(String name) implements Page {
        @Override
        public ObservableValue<String> title() {
            return new ReadOnlyStringWrapper(name);
        }

        @Override
        public Node node() {
            return new Group();
        }
    }
}
