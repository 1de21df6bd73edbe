package dev.cutaway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;

@ExtendWith(ApplicationExtension.class)
class SheetLayerTest {

    private final SheetLayer sheets = new SheetLayer();
    private final Group first = new Group();
    private final Group second = new Group();

    @Test
    void a_sheet_waits_until_the_one_before_is_closed() {
        sheets.show(first);
        sheets.show(second);
        assertThat(sheets.getChildren()).containsExactly(first);
        sheets.close();
        assertThat(sheets.getChildren()).containsExactly(second);
        assertThat(sheets.isVisible()).isTrue();
        sheets.close();
        assertThat(sheets.isVisible()).isFalse();
        assertThat(sheets.isOpen()).isFalse();
    }

    @Test
    void all_that_wait_can_be_closed_at_once() {
        sheets.show(first);
        sheets.show(second);
        sheets.clear();
        assertThat(sheets.isOpen()).isFalse();
        assertThat(sheets.getChildren()).isEmpty();
    }

    @Test
    void who_showed_a_sheet_is_told_of_its_end_once_and_may_show_another() {
        List<String> told = new ArrayList<>();
        sheets.show(first, () -> {
            told.add("first");
            sheets.show(second, () -> told.add("second"));
        });
        sheets.close();
        assertThat(sheets.getChildren()).containsExactly(second);
        sheets.close();
        sheets.close();
        assertThat(told).containsExactly("first", "second");
    }
}
