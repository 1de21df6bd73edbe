package dev.cutaway.app.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.source.TextEdit;
import org.junit.jupiter.api.Test;

import java.util.List;

class EditedDockerfileTest {

    @Test
    void changes_are_taken_back_and_made_again_one_by_one() {
        var edited = new EditedDockerfile("FROM a\n");
        edited.change(List.of(TextEdit.insert(0, "# 1\n")));
        edited.change(List.of(TextEdit.insert(0, "# 2\n")));
        edited.undo();
        assertThat(edited.document().text()).isEqualTo("# 1\nFROM a\n");
        edited.undo();
        assertThat(edited.canUndoProperty().get()).isFalse();
        assertThat(edited.changedProperty().get()).isFalse();
        edited.redo();
        edited.redo();
        assertThat(edited.document().text()).isEqualTo("# 2\n# 1\nFROM a\n");
        assertThat(edited.canRedoProperty().get()).isFalse();
    }

    @Test
    void the_way_back_is_as_long_as_its_texts_have_room() {
        var edited = new EditedDockerfile("x".repeat(100), 350);
        for (int i = 0; i < 10; i++) {
            edited.change(List.of(TextEdit.insert(0, "x")));
        }
        for (int back = 0; back < 3; back++) {
            edited.undo();
        }
        assertThat(edited.document().text()).hasSize(107);
        assertThat(edited.canUndoProperty().get()).isFalse();
        edited.redo();
        edited.undo();
        edited.redo();
        edited.change(List.of(TextEdit.insert(0, "y")));
        edited.undo();
        edited.undo();
        assertThat(edited.document().text()).hasSize(107);
    }

    @Test
    void a_text_whose_file_is_gone_is_not_saved_until_it_is() {
        var edited = new EditedDockerfile("FROM a\n");
        edited.lost();
        assertThat(edited.changedProperty().get()).isTrue();
        edited.change(List.of(TextEdit.insert(0, "# 1\n")));
        edited.undo();
        assertThat(edited.changedProperty().get()).isTrue();
        edited.saved("FROM a\n");
        assertThat(edited.changedProperty().get()).isFalse();
    }
}
