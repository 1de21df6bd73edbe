package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A thousand images of twenty layers: what the pages work out of them stays exact. Nothing here is timed. */
class ManyImagesTest {

    @Test
    void a_thousand_images_share_their_bases_exactly() throws Exception {
        var engine = new MemoryEngine(true);
        for (int image = 0; image < 1000; image++) {
            var layers = new ArrayList<String>();
            for (int layer = 0; layer < 20; layer++) {
                layers.add((layer < 10 ? "base" + image % 10 : "own" + image) + "-" + layer + ":1000");
            }
            engine.keep("image" + image + ":1", Instant.EPOCH, null, layers.toArray(String[]::new));
        }
        Contents contents = new LibraryReader(engine).read();
        assertThat(contents.images()).hasSize(1000);
        assertThat(contents.sharing().together()).isEqualTo(10 * 10_000 + 1000 * 10_000);
        List<KeptImage> family = contents.images().stream()
                .filter(image -> image.name().matches("image\\d*0:1")).toList();
        assertThat(family).hasSize(100);
        assertThat(GoingLine.of(contents, family).stream().mapToLong(GoingLine::bytes).sum())
                .isEqualTo(contents.sharing().freedBy(family.stream().map(KeptImage::id).toList()))
                .isEqualTo(10_000 + 100 * 10_000);
        assertThat(BaseLayers.of(contents.images()).baseOf(family.getFirst())).isNull();
    }
}
