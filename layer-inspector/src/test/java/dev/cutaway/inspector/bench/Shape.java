package dev.cutaway.inspector.bench;

import dev.cutaway.inspector.testing.BlobForm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Images to measure with. Each is the same every time it is made. */
public enum Shape {
    /** Like a real one: seven layers, the lowest the largest, files from bytes to megabytes. */
    MIXED("1 GB in 7 layers, files from bytes to megabytes") {
        @Override
        void write(ImageFile image, double scale) throws IOException {
            int[] shares = {45, 20, 3, 15, 10, 2, 5};
            for (int l = 0; l < shares.length; l++) {
                int layer = l;
                long bytes = (long) (shares[l] * 1e7 * scale);
                image.layer(tar -> mixedLayer(tar, layer, bytes));
            }
        }
    },
    /** Half a million small files. */
    SMALL_FILES("500,000 files of up to 2 kB in 10 layers") {
        @Override
        void write(ImageFile image, double scale) throws IOException {
            for (int l = 0; l < 10; l++) {
                int layer = l;
                int folders = (int) (500 * scale);
                image.layer(tar -> folders(tar, "data/part%02d/".formatted(layer), folders, 100, 2000, layer));
            }
        }
    },
    /** Few, large files. */
    LARGE_FILES("4 GB in 16 files and 4 layers") {
        @Override
        void write(ImageFile image, double scale) throws IOException {
            for (int l = 0; l < 4; l++) {
                int layer = l;
                image.layer(tar -> {
                    for (int i = 0; i < 4; i++) {
                        tar.file("srv/disk-%d-%d.img".formatted(layer, i), (long) (256e6 * scale), layer * 4L + i);
                    }
                });
            }
        }
    },
    /** Many layers, each changing some of what is below. */
    LAYERS_60("60 layers of 400 files, a quarter of them over older ones") {
        @Override
        void write(ImageFile image, double scale) throws IOException {
            for (int l = 0; l < 60; l++) {
                int layer = l;
                int count = (int) (400 * scale);
                image.layer(tar -> {
                    for (int i = 0; i < count; i++) {
                        int owner = i % 4 == 0 ? layer / 2 : layer;
                        tar.file("app/lib/module-%02d/file-%04d.so".formatted(owner, i), 10_000 + i * 37L,
                                layer * 1000L + i);
                    }
                    if (layer > 0) {
                        tar.whiteout("app/lib/module-%02d/".formatted(layer - 1), "file-0001.so");
                    }
                });
            }
        }
    },
    /** A mail folder, a cache: everything in one place. */
    ONE_FOLDER("300,000 files of 100 bytes in one folder, 2 layers") {
        @Override
        void write(ImageFile image, double scale) throws IOException {
            for (int l = 0; l < 2; l++) {
                int layer = l;
                int count = (int) (150_000 * scale);
                image.layer(tar -> {
                    for (int i = 0; i < count; i++) {
                        int number = layer * count + i;
                        tar.file("var/cache/all/%08x-%d.bin".formatted(number * 0x9E3779B1, number), 100, number);
                    }
                });
            }
        }
    };

    private final String description;

    Shape(String description) {
        this.description = description;
    }

    /** What it holds, at full scale. */
    public String description() {
        return description;
    }

    /** Adds its layers. */
    abstract void write(ImageFile image, double scale) throws IOException;

    /** Writes the whole image. */
    public void write(Path file, BlobForm form, double scale) throws IOException {
        try (var image = new ImageFile(file, form)) {
            write(image, scale);
        }
    }

    private static void mixedLayer(TarStream tar, int layer, long bytes) throws IOException {
        var random = new SplittableRandom(layer);
        long left = bytes;
        for (int i = 0; left > 0; i++) {
            if (i % 40 == 0) {
                tar.directory("usr/lib/part%d-%05d/".formatted(layer, i / 40));
            }
            // Between 2^7 and 2^21 bytes, small ones the most, about 40 kB in the mean, as in /usr.
            long size = Math.min(left, (long) Math.pow(2, 7 + 14 * Math.pow(random.nextDouble(), 5)));
            tar.file("usr/lib/part%d-%05d/file-%d".formatted(layer, i / 40, i), size, random.nextLong());
            left -= size;
        }
    }

    private static void folders(TarStream tar, String top, int folders, int files, int largest, long seed)
            throws IOException {
        var random = new SplittableRandom(seed);
        tar.directory(top);
        for (int d = 0; d < folders; d++) {
            String folder = top + "dir%04d/".formatted(d);
            tar.directory(folder);
            for (int f = 0; f < files; f++) {
                tar.file(folder + "file%03d.txt".formatted(f), random.nextInt(largest), random.nextLong());
            }
        }
    }
}
