package dev.cutaway.app.layers.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

class CapabilitiesTest {

    @Test
    void ping_may_open_raw_sockets() {
        byte[] value = HexFormat.of().parseHex("0100000200200000000000000000000000000000");
        assertThat(Capabilities.text(value)).isEqualTo("cap_net_raw=ep");
    }

    @Test
    void capabilities_of_the_upper_word_have_names_too() {
        byte[] value = HexFormat.of().parseHex("0000000200000000000000004000000000000000");
        assertThat(Capabilities.text(value)).isEqualTo("cap_perfmon=p");
    }

    @Test
    void what_has_no_known_form_is_shown_as_it_is() {
        assertThat(Capabilities.text(new byte[]{1, 2})).isEqualTo("security.capability=0x0102");
    }
}
