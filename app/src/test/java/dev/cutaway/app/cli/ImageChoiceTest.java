package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;

class ImageChoiceTest {

    private static final ArchivedImage AMD = image("1111", "amd64", null, "debian:12", "lab/web:1");
    private static final ArchivedImage ARM = image("2222", "arm64", "v8", "debian:12");
    private static final ArchivedImage BARE = image("3333", "amd64", null);
    private static final List<ArchivedImage> ALL = List.of(AMD, ARM, BARE);

    @Command
    private static final class Holder {
        @Mixin
        private final ImageChoice choice = new ImageChoice();
    }

    private static ArchivedImage image(String id, String architecture, @Nullable String variant, String... tags) {
        var digest = new Digest("sha256", id + "0".repeat(60));
        var config = new ImageConfig(digest, new byte[0], null, "", new Platform("linux", architecture, variant, null),
                ContainerConfig.EMPTY, List.of(), List.of());
        return new ArchivedImage(config, List.of(tags), null, null, List.of());
    }

    private static List<ArchivedImage> choose(String... arguments) throws NoSuchImageException {
        var holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.choice.from(ALL);
    }

    @Test
    void all_images_are_meant_where_none_is_named() throws NoSuchImageException {
        assertThat(choose()).isEqualTo(ALL);
    }

    @Test
    void numbers_count_from_one() throws NoSuchImageException {
        assertThat(choose("--image=1")).containsExactly(AMD);
        assertThat(choose("--image=3")).containsExactly(BARE);
        assertThatThrownBy(() -> choose("--image=0")).isInstanceOf(NoSuchImageException.class);
        assertThatThrownBy(() -> choose("--image=4")).isInstanceOf(NoSuchImageException.class);
    }

    @Test
    void ids_may_be_short_or_whole() throws NoSuchImageException {
        assertThat(choose("--image=2222")).containsExactly(ARM);
        assertThat(choose("--image=" + BARE.id())).containsExactly(BARE);
        assertThat(choose("--image=" + BARE.id().hex())).containsExactly(BARE);
    }

    @Test
    void names_may_be_familiar_or_full() throws NoSuchImageException {
        assertThat(choose("--image=lab/web:1")).containsExactly(AMD);
        assertThat(choose("--image=docker.io/lab/web:1")).containsExactly(AMD);
        assertThat(choose("--image=docker.io/library/debian:12")).containsExactly(AMD, ARM);
        assertThatThrownBy(() -> choose("--image=debian")).isInstanceOf(NoSuchImageException.class);
    }

    @Test
    void a_platform_may_be_told_in_full_or_in_part() throws NoSuchImageException {
        assertThat(choose("--platform=linux/arm64/v8")).containsExactly(ARM);
        assertThat(choose("--platform=linux/arm64")).containsExactly(ARM);
        assertThat(choose("--platform=arm64")).containsExactly(ARM);
        assertThat(choose("--platform=linux/amd64", "--image=debian:12")).containsExactly(AMD);
    }

    @Test
    void what_is_not_there_is_answered_with_what_is() {
        assertThatThrownBy(() -> choose("--image=other", "--platform=linux/s390x")).hasMessage(
                "no image 'other' for linux/s390x: the archive has debian:12 (linux/amd64), "
                        + "debian:12 (linux/arm64/v8), 333300000000 (linux/amd64)");
    }
}
