package dev.cutaway.app.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.Kept;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.engine.api.system.DiskUsage;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class DiskModelTest {

    private final KeptImage dangling = Kept.image("", "a:1");
    private final KeptImage named = Kept.image("web:1", "b:1");
    private final Contents uncounted = Kept.contents(dangling, named);
    private final Contents counted = new Contents(uncounted.images(), uncounted.sharing(), null,
            new DiskUsage(2, List.of(), List.of(), List.of(), List.of()));

    @Test
    void nothing_is_unused_until_it_is_known_what_containers_use() {
        var model = DiskModel.of(uncounted, Measure.UNPACKED);
        assertThat(model.going(DiskModel.Going.UNUSED, Set.of())).isEmpty();
        assertThat(model.going(DiskModel.Going.DANGLING, Set.of())).isEmpty();
        assertThat(model.going(DiskModel.Going.SELECTED, Set.of(named.id()))).containsExactly(named);
    }

    @Test
    void what_no_container_uses_goes() {
        var model = DiskModel.of(counted, Measure.UNPACKED);
        assertThat(model.going(DiskModel.Going.UNUSED, Set.of())).containsExactlyInAnyOrder(dangling, named);
        assertThat(model.going(DiskModel.Going.DANGLING, Set.of())).containsExactly(dangling);
    }
}
