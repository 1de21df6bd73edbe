package dev.cutaway.engine.local.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class DownloadTest {

    @ParameterizedTest
    @CsvSource({"https://ann:secret@host.test/root.tar, https://host.test/root.tar",
            "https://ann:secret@my_host/root.tar, https://my_host/root.tar",
            "https://host.test:8443/root.tar?signature=secret#x, https://host.test:8443/root.tar", "file:x, file:x"})
    void addresses_are_shown_without_what_may_be_secret(URI address, String shown) {
        assertThat(Download.shown(address)).isEqualTo(shown);
    }
}
