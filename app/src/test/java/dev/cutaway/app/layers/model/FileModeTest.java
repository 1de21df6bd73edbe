package dev.cutaway.app.layers.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.layer.EntryKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileModeTest {

    @ParameterizedTest
    @CsvSource({"FILE, 0644, -rw-r--r--", "DIRECTORY, 1777, drwxrwxrwt", "FILE, 4755, -rwsr-xr-x",
            "FILE, 6644, -rwSr-Sr--", "DIRECTORY, 1770, drwxrwx--T", "SYMLINK, 0777, lrwxrwxrwx",
            "CHARACTER_DEVICE, 0600, crw-------", "FIFO, 0000, p---------"})
    void modes_read_as_ls_writes_them(EntryKind kind, String octal, String text) {
        assertThat(FileMode.text(kind, Integer.parseInt(octal, 8))).isEqualTo(text);
    }
}
