package dev.cutaway.app.samples;

import dev.cutaway.app.samples.Recipe.Effect;
import dev.cutaway.app.samples.Recipe.Step;
import dev.cutaway.resources.SampleFiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one step leaves in its layer, worked out from its effects and the file system below. As Docker does it: parent
 * folders are in the layer too, with the attributes they have; entries are sorted; a deleted path is a whiteout.
 */
final class LayerPlan {

    private final String sample;
    private final Step step;
    private final NavigableMap<String, Node> merged;
    private final TreeMap<String, Node> layer = new TreeMap<>();

    private LayerPlan(String sample, Step step, NavigableMap<String, Node> merged) {
        this.sample = sample;
        this.step = step;
        this.merged = merged;
    }

    /**
     * Applies a step.
     *
     * @param sample id of the sample: its resources are found below it
     * @param merged the file system so far, path to node; changed to what it is after the step
     * @return the layer's entries by path
     */
    static Map<String, Node> of(String sample, Step step, NavigableMap<String, Node> merged) throws IOException {
        var plan = new LayerPlan(sample, step, merged);
        for (var effect : step.effects()) {
            plan.apply(effect);
        }
        return Collections.unmodifiableMap(plan.layer);
    }

    private void apply(Effect effect) throws IOException {
        String path = effect.word(0);
        switch (effect.verb()) {
            case DIR -> put(path, Node.directory(mode(effect, 0755), effect.owner(), step.created()));
            case FILE -> file(effect, path, Content.of(SampleFiles.bytes(sample + "/" + effect.word(1))));
            case APPEND -> file(effect, path, appended(path, effect.word(1)));
            case FILL -> file(effect, path, filler(path, RecipeReader.size(effect.word(1)), effect.word(2)));
            case MANY -> many(effect, path);
            case SAME -> file(effect, path, content(effect.word(1)));
            case LINK -> put(path, Node.symlink(effect.word(1), step.created()));
            case HARD -> hardLink(path, effect.word(1));
            case DELETE -> delete(path);
            case OPAQUE -> opaque(effect, path);
            case KEY -> file(effect, path, exampleKey(path));
            case DEBIAN -> new DebianTree(step.created(), Integer.parseInt(path)).forEach(this::put);
        }
    }

    private void file(Effect effect, String path, Content content) {
        put(path, Node.file(content, mode(effect, 0644), effect.owner(), step.created()));
    }

    private void many(Effect effect, String pattern) {
        long largest = RecipeReader.size(effect.word(2));
        int count = Integer.parseInt(effect.word(1));
        for (int i = 1; i <= count; i++) {
            String path = pattern.formatted(i);
            long share = Long.remainderUnsigned(Filler.seed(sample + path), 75) + 25;
            file(effect, path, filler(path, largest * share / 100, effect.word(3)));
        }
    }

    private Filler filler(String path, long size, String kind) {
        return new Filler(Filler.Kind.named(kind), size, Filler.seed(sample + path));
    }

    private Content content(String path) {
        Node node = merged.get(path);
        if (node == null || node.content() == null) {
            throw new IllegalArgumentException("no file " + path + " yet");
        }
        return node.content();
    }

    private void hardLink(String path, String target) {
        Node node = layer.get(target);
        if (node == null || node.kind() != Node.Kind.FILE) {
            throw new IllegalArgumentException("no file " + target + " in the same layer");
        }
        put(path, new Node(Node.Kind.HARD_LINK, node.mode(), node.owner(), node.modified(), null, target));
        merged.put(path, node);
    }

    private Content appended(String path, String resource) throws IOException {
        var all = new ByteArrayOutputStream();
        content(path).writeTo(all);
        all.writeBytes(SampleFiles.bytes(sample + "/" + resource));
        return Content.of(all.toByteArray());
    }

    private void delete(String path) {
        if (path.endsWith("/*")) {
            int folder = path.length() - 1;
            below(path.substring(0, folder - 1)).keySet().stream().filter(p -> p.indexOf('/', folder) < 0).toList()
                    .forEach(this::delete);
            return;
        }
        if (merged.remove(path) == null) {
            throw new IllegalArgumentException("nothing to delete at " + path);
        }
        below(path).clear();
        addParents(path);
        int name = path.lastIndexOf('/') + 1;
        layer.put(path.substring(0, name) + ".wh." + path.substring(name),
                new Node(Node.Kind.WHITEOUT, 0600, "root", step.created(), null, ""));
    }

    private void opaque(Effect effect, String path) {
        below(path).clear();
        put(path, Node.directory(mode(effect, 0755), effect.owner(), step.created()));
        layer.put(path + "/.wh..wh..opq", new Node(Node.Kind.OPAQUE, 0755, "root", Instant.EPOCH, null, ""));
    }

    private void put(String path, Node node) {
        addParents(path);
        layer.put(path, node);
        merged.put(path, node);
    }

    private void addParents(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            Node node = merged.computeIfAbsent(parent, _ -> Node.directory(0755, "root", step.created()));
            if (node.kind() != Node.Kind.DIRECTORY) {
                throw new IllegalArgumentException(path + ": " + parent + " is no folder");
            }
            layer.put(parent, node);
        }
    }

    /** '0' is the character after '/'. */
    private Map<String, Node> below(String path) {
        return merged.subMap(path + "/", path + "0");
    }

    private static int mode(Effect effect, int usual) {
        return effect.mode() < 0 ? usual : effect.mode();
    }

    /** Put together here so that no file of the project looks like a leaked key. */
    private Content exampleKey(String path) {
        String label = "OPENSSH PRIVATE" + " KEY-----\n";
        var text = new StringBuilder("-----BEGIN ").append(label);
        long seed = Filler.seed(sample + path);
        text.append("EXAMPLE+ONLY+THIS+OPENS+NOTHING\n");
        for (int i = 1; i <= 12; i++) {
            text.append(HexFormat.of().toHexDigits(seed * i)).append(HexFormat.of().toHexDigits(seed / i)).append('\n');
        }
        return Content.of(text.append("-----END ").append(label).toString());
    }
}
