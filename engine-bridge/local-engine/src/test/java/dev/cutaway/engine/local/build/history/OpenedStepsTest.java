package dev.cutaway.engine.local.build.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/** How long the images of steps that somebody looks at are there. */
@Timeout(60)
class OpenedStepsTest {

    private static final int STEPS = 25;
    private static final int MOST = 20;
    private static final BuildRequest REQUEST = BuildRequest.of(new BuildSource.Nothing());

    @TempDir
    private Path folder;
    private final Kept kept = new Kept();

    /** Images by what they say of themselves. */
    private static final class Kept implements Remains {

        private final Set<Digest> images = new LinkedHashSet<>();
        private boolean broken;

        static Digest image(String comment) {
            return Digest.of(comment.getBytes(UTF_8));
        }

        @Override
        public long deleteBut(Set<Digest> those) {
            images.retainAll(those);
            return 0;
        }

        @Override
        public void delete(Collection<Digest> going) throws EngineException {
            if (broken) {
                throw new EngineException(Reason.FAILED, "the disk is broken");
            }
            images.removeAll(Set.copyOf(going));
        }

        @Override
        public boolean has(Digest image) {
            return images.contains(image);
        }

        @Override
        public boolean isImage(Digest image) {
            return false;
        }

        @Override
        public Digest make(StepState state, String comment) {
            images.add(image(comment));
            return image(comment);
        }
    }

    private static StepState state(int step) {
        return new StepState(step, Digest.of(("step " + step).getBytes(UTF_8)), "{}");
    }

    private LocalHistory history(Builder builder) throws IOException {
        return new LocalHistory(StoreFolder.prepare(folder), builder, kept, new Events(), Retention.DEFAULT);
    }

    private static final Builder STEPPING = (_, notes) -> {
        for (int step = 1; step <= STEPS; step++) {
            notes.stepState(state(step));
        }
        return new Builder.Made(Digest.of(new byte[0]), 1);
    };

    private static List<String> build(LocalHistory history, int times) throws EngineException {
        for (int time = 0; time < times; time++) {
            history.build(REQUEST, _ -> {
            });
        }
        return history.outline().stream().map(BuildRecord::id).toList();
    }

    @Test
    void the_longest_unused_goes_when_they_are_too_many() throws IOException {
        try (var history = history(STEPPING)) {
            String id = build(history, 1).getFirst();
            var opened = new ArrayList<Digest>();
            for (int step = 1; step <= MOST; step++) {
                opened.add(history.open(id, step));
            }
            assertThat(kept.images).containsExactlyInAnyOrderElementsOf(opened);
            history.open(id, 1);
            Digest more = history.open(id, MOST + 1);
            assertThat(kept.images).hasSize(MOST).contains(opened.getFirst(), more)
                    .doesNotContain(opened.get(1));
        }
    }

    @Test
    void they_go_with_their_build_and_no_other() throws IOException {
        try (var history = history(STEPPING)) {
            List<String> ids = build(history, 2);
            history.open(ids.getFirst(), 1);
            history.open(ids.getFirst(), 2);
            Digest other = history.open(ids.getLast(), 1);
            history.remove(List.of(ids.getFirst()));
            assertThat(kept.images).containsExactly(other);
        }
    }

    @Test
    void the_next_engine_deletes_them() throws IOException {
        String id;
        try (var history = history(STEPPING)) {
            id = build(history, 1).getFirst();
            history.open(id, 1);
        }
        try (var history = history(STEPPING)) {
            history.outline();
            assertThat(kept.images).isEmpty();
            history.open(id, 1);
            assertThat(kept.images).hasSize(1);
        }
    }

    @Test
    void what_a_build_has_done_is_opened_while_it_goes_on_and_stays_at_its_end() throws Exception {
        var done = new CountDownLatch(1);
        var opened = new CountDownLatch(1);
        Builder builder = (_, notes) -> {
            notes.stepState(state(1));
            done.countDown();
            try {
                opened.await();
            } catch (InterruptedException e) {
                throw (CancellationException) new CancellationException().initCause(e);
            }
            return new Builder.Made(Digest.of(new byte[0]), 1);
        };
        try (var history = history(builder)) {
            String id = history.start(REQUEST);
            done.await();
            Digest image = history.open(id, 1);
            assertThat(catchThrowableOfType(EngineException.class, () -> history.open(id, 2)).reason())
                    .isEqualTo(Reason.NOT_FOUND);
            opened.countDown();
            history.follow(id, _ -> {
            });
            history.remove(List.of());
            assertThat(kept.images).containsExactly(image);
        }
    }

    @Test
    void builds_are_removed_also_where_their_opened_steps_cannot_be_deleted() throws IOException {
        try (var history = history(STEPPING)) {
            List<String> ids = build(history, 3);
            for (String id : ids) {
                history.open(id, 1);
            }
            kept.broken = true;
            assertThat(catchThrowableOfType(EngineException.class, () -> history.remove(ids.subList(0, 2))))
                    .hasMessageContaining("broken");
            assertThat(history.outline()).extracting(BuildRecord::id).containsExactly(ids.getLast());
            kept.broken = false;
            history.remove(List.of());
            assertThat(kept.images).containsExactly(Kept.image("step 1 of build " + ids.getLast()));
        }
    }
}
