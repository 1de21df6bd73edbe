package dev.cutaway.resources;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the sample images are made of: recipes, and the files they copy in. */
public final class SampleFiles {

    private SampleFiles() {}

    /**
     * The whole content of one file.
     *
     * @param path below the folder of samples, such as {@code three-layers/README.md}
     * @throws FileNotFoundException when there is none
     */
    public static byte[] bytes(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    /**
     * The lines of one UTF-8 file.
     *
     * @param path as in {@link #bytes}
     * @throws FileNotFoundException when there is none
     */
    public static List<String> lines(String path) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static InputStream open(String path) throws FileNotFoundException {
        InputStream in = SampleFiles.class.getResourceAsStream("samples/" + path);
        if (in == null) {
            throw new FileNotFoundException("sample file " + path);
        }
        return in;
    }
}
