package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.layer.LayerIndex;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stacks of small layers, drawn at random, that meet in few paths so that everything happens to them. */
public final class RandomLayers {

    private static final String[] NAMES = {"a", "b", "a-", "aa", "prefix-of-1", "prefix-of-2", "ä"};

    private final Random random;

    private RandomLayers(long seed) {
        random = new Random(seed);
    }

    /** The lines of up to 6 layers; the same for the same seed. */
    public static List<List<String>> of(long seed) {
        var layers = new RandomLayers(seed);
        List<List<String>> stack = new ArrayList<>();
        int count = 1 + layers.random.nextInt(6);
        for (int layer = 0; layer < count; layer++) {
            stack.add(layers.layer());
        }
        return stack;
    }

    /** The layers that such lines draw. */
    public static List<LayerIndex> indexes(List<List<String>> stack) {
        return stack.stream().<LayerIndex>map(lines -> FakeLayer.of(lines.stream())).toList();
    }

    private List<String> layer() {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add((random.nextInt(4) == 0 ? "o " : "w ") + path());
        }
        for (int i = random.nextInt(14); i > 0; i--) {
            lines.add(entry());
        }
        return lines;
    }

    private String entry() {
        String path = path();
        String time = " time=" + random.nextInt(2);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> "d " + path + time;
            case 3 -> "l " + path + " " + path() + time;
            case 4, 5 -> {
                String target = path();
                yield target.equals(path) ? "d " + path + time : "h " + path + " " + target + time;
            }
            default -> "f " + path + " " + (1 << random.nextInt(20)) + time;
        };
    }

    private String path() {
        var path = new StringBuilder(name());
        while (random.nextInt(2) == 0) {
            path.append('/').append(name());
        }
        return path.toString();
    }

    private String name() {
        return NAMES[random.nextInt(random.nextInt(3) == 0 ? NAMES.length : 2)];
    }
}
