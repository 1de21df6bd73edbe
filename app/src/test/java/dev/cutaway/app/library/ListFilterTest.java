package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListFilterTest {

    private final KeptImage image = Kept.image("team/web:1.4", "a:1");

    @Test
    void words_are_sought_in_names_and_at_the_beginning_of_ids() {
        assertThat(ListFilter.parse("WEB team").matches(image)).isTrue();
        assertThat(ListFilter.parse(image.id().shortId()).matches(image)).isTrue();
        assertThat(ListFilter.parse("web other").matches(image)).isFalse();
        assertThat(ListFilter.parse("   ").matches(image)).isTrue();
    }

    @Test
    void dockers_conditions_are_for_the_engine() {
        ListFilter filter = ListFilter.parse("label=stage=dev web label!=x until=24h");
        assertThat(filter.conditions().of("label")).containsExactly("stage=dev");
        assertThat(filter.conditions().of("label!")).containsExactly("x");
        assertThat(filter.conditions().of("until")).containsExactly("24h");
        assertThat(filter.words()).containsExactly("web");
    }

    @Test
    void a_condition_half_typed_is_none_and_an_unknown_key_is_a_word() {
        assertThat(ListFilter.parse("dangling=").conditions().isEmpty()).isTrue();
        assertThat(ListFilter.parse("a=b").words()).containsExactly("a=b");
    }
}
