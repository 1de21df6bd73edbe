package dev.cutaway.docker.client.crash;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.testing.TestLayer;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does this and that with its own names until the engine is gone, and keeps book of what it was promised. */
final class RestlessClient {

    private final String prefix;
    private final List<Archives.Made> archives;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final CountDownLatch answered = new CountDownLatch(1);
    private int done;

    RestlessClient(String prefix, long seed) {
        this.prefix = prefix;
        archives = Archives.make(prefix, seed);
        random = new Random(seed);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Requests that were answered, over all lives. */
    int done() {
        return done;
    }

    /** Waits until the first request was answered; false when that takes unreasonably long. */
    boolean awaitAnswer() throws InterruptedException {
        return answered.await(2, TimeUnit.MINUTES);
    }

    /** Returns when the engine does not answer any more. */
    void run(Engine engine) throws EngineException {
        try {
            while (true) {
                step(engine);
                done++;
                answered.countDown();
            }
        } catch (EngineException e) {
            if (e.reason() != EngineException.Reason.UNREACHABLE) {
                throw e;
            }
        }
    }

    private void step(Engine engine) throws EngineException {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> load(engine);
            case 4 -> tag(engine);
            case 5, 6 -> remove(engine);
            case 7 -> save(engine);
            case 8 -> importRoot(engine);
            case 9, 10 -> build(engine);
            default -> tidy(engine);
        }
    }

    private void load(Engine engine) throws EngineException {
        Archives.Made made = archives.get(random.nextInt(archives.size()));
        ledger.asked(made.tag(), made.id());
        engine.images().load(new ByteArrayInputStream(made.tar()), event -> {
        });
        ledger.done(made.tag(), made.id());
    }

    private void tag(Engine engine) throws EngineException {
        String source = ledger.anyTag(random);
        if (source != null) {
            String alias = prefix + "/alias:" + random.nextInt(3);
            Digest image = ledger.image(source);
            ledger.asked(alias, image);
            engine.images().tag(source, ImageReference.parse(alias));
            ledger.done(alias, image);
        }
    }

    private void remove(Engine engine) throws EngineException {
        String tag = ledger.anyTag(random);
        if (tag != null) {
            ledger.asked(tag, null);
            engine.images().remove(tag, random.nextBoolean(), true);
            ledger.done(tag, null);
        }
    }

    private void save(Engine engine) throws EngineException {
        String tag = ledger.anyTag(random);
        if (tag != null) {
            engine.images().save(List.of(tag), SaveOptions.DEFAULT, OutputStream.nullOutputStream(), Progress.NONE);
        }
    }

    private void importRoot(Engine engine) throws EngineException {
        String tag = prefix + "/imported:1";
        byte[] root = new TestLayer().file("number", Integer.toString(random.nextInt())).toBytes();
        ledger.askedForNew(tag);
        Digest image = engine.images().importRoot(new ByteArrayInputStream(root),
                new ImportOptions(ImageReference.parse(tag), "", List.of(), null, null), Progress.NONE);
        ledger.done(tag, image);
    }

    private void build(Engine engine) throws EngineException {
        String tag = prefix + "/built:1";
        ledger.askedForNew(tag);
        Digest image = engine.builds().orElseThrow().build(BuildRequest
                .of(new BuildSource.Nothing(), ImageReference.parse(tag))
                .withText("FROM scratch\nWORKDIR /" + random.nextInt(20) + "\nLABEL n=" + random.nextInt() + "\n"),
                event -> {
                });
        ledger.done(tag, image);
    }

    private void tidy(Engine engine) throws EngineException {
        if (random.nextBoolean()) {
            engine.images().prune(Filters.NONE);
        } else {
            engine.store().orElseThrow().emptyTrash(List.of());
        }
    }
}
