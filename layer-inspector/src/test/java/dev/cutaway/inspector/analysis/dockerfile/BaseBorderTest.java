package dev.cutaway.inspector.analysis.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.analysis.dockerfile.BaseBorder.Evidence;
import org.junit.jupiter.api.Test;

import java.io.IOException;

class BaseBorderTest {

    @Test
    void a_command_with_steps_after_it_ends_the_base() throws IOException {
        assertThat(BaseBorder.of(HistoryFiles.config("classic-copy"), null))
                .isEqualTo(new BaseBorder(3, 1, null, Evidence.COMMAND));
        assertThat(BaseBorder.of(HistoryFiles.config("buildkit"), null).steps()).isEqualTo(3);
    }

    @Test
    void of_nested_bases_the_last_counts_and_its_own_version_names_it() throws IOException {
        assertThat(BaseBorder.of(HistoryFiles.config("official-style-base"), "ID=debian\nVERSION_ID=\"12\"\n"))
                .isEqualTo(new BaseBorder(6, 2, "python:3.13.1", Evidence.COMMAND));
    }

    @Test
    void the_builders_own_word_comes_first() throws IOException {
        assertThat(BaseBorder.of(HistoryFiles.config("buildah"), "ID=fedora\nVERSION_ID=40\n"))
                .isEqualTo(new BaseBorder(1, 1, "registry.example.org/team/base:4", Evidence.BUILDER));
    }

    @Test
    void an_image_from_scratch_has_no_base() throws IOException {
        assertThat(BaseBorder.of(HistoryFiles.config("classic-scratch"), null)).isEqualTo(BaseBorder.NONE);
        assertThat(BaseBorder.of(HistoryFiles.config("no-history"), null)).isEqualTo(BaseBorder.NONE);
    }

    @Test
    void os_release_names_a_distribution() {
        assertThat(BaseName.ofDistribution("# c\nID=debian\nVERSION_ID=\"12\"\n")).isEqualTo("debian:12");
        assertThat(BaseName.ofDistribution("ID='rocky'\nVERSION_ID='9.3'\n")).isEqualTo("rockylinux:9.3");
        assertThat(BaseName.ofDistribution("ID=debian\nVERSION_CODENAME=trixie\n")).isEqualTo("debian:trixie");
        assertThat(BaseName.ofDistribution("ID=arch\n")).isEqualTo("archlinux");
        assertThat(BaseName.ofDistribution("nonsense")).isNull();
    }
}
