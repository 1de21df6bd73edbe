package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.removal.Removals;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Somebody prunes while an image is built. */
class PrunedBuildTest extends WorkbenchTest {

    private static final ImageReference NAME = ImageReference.parse("lab/built:1");

    private static BuildRequest request(String dockerfile) {
        return BuildRequest.of(new BuildSource.Nothing(), NAME).withText(dockerfile);
    }

    private void prune() {
        try {
            new Removals(bench.catalog, bench.told).prune(Filters.NONE);
        } catch (EngineException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_image_that_is_told_of_has_its_name_already() throws IOException {
        Digest id = bench.builds.build(request("FROM scratch\nWORKDIR /a\n"), event -> {
            if (event instanceof BuildEvent.Built) {
                prune();
            }
        });
        ImageRecord named = bench.catalog.snapshot().named(NAME);
        assertThat(named).isNotNull();
        assertThat(named.id()).isEqualTo(id);
        assertThat(named.isLive()).isTrue();
    }

    @Test
    void a_base_that_went_meanwhile_is_not_given_the_name() throws IOException {
        bench.builds.build(request("FROM scratch\nWORKDIR /a\n"), _ -> {
        });
        var other = BuildRequest.of(new BuildSource.Nothing(), ImageReference.parse("lab/other:1"))
                .withText("FROM lab/built:1\n");
        assertThatThrownBy(() -> bench.builds.build(other, event -> {
            if (event instanceof BuildEvent.Finished) {
                remove();
            }
        })).isInstanceOf(EngineException.class).hasMessageContaining("was removed while it was built");
        assertThat(bench.catalog.snapshot().named(ImageReference.parse("lab/other:1"))).isNull();
    }

    private void remove() {
        try {
            new Removals(bench.catalog, bench.told).remove("lab/built:1", true, false);
        } catch (EngineException e) {
            throw new UncheckedIOException(e);
        }
    }
}
