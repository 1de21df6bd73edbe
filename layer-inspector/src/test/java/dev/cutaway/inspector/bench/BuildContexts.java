package dev.cutaway.inspector.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is built. The base is this machine's own shell with its libraries, so that nothing is fetched.
 *
 * @param folder where the contexts are made
 * @param scale of the numbers of files and bytes
 */
record BuildContexts(Path folder, double scale) {

    private static final int SMALL_FILES = 10_000;
    private static final int LARGE_FILES = 20;
    private static final int LARGE_BYTES = 10_000_000;
    private static final int STAGES = 5;
    private static final int TURNS = 300_000;
    private static final String FROM = "FROM localhost/base\n";

    /** Files that small contexts have. */
    int smallFiles() {
        return (int) Math.max(10, SMALL_FILES * scale);
    }

    /** Bytes of the large one. */
    long largeBytes() {
        return (long) largeCount() * LARGE_BYTES;
    }

    private int largeCount() {
        return (int) Math.max(1, LARGE_FILES * scale);
    }

    /** An image that has a shell. */
    Path base(Programs programs) throws IOException, InterruptedException {
        Path context = context("base", "FROM scratch\nCOPY root /\n");
        programs.timeShell(1, """
                sh=$(readlink -f /bin/sh)
                mkdir -p "$1/bin" && cp "$sh" "$1/bin/sh"
                for library in $(ldd "$sh" | grep -o '/[^ ]*'); do
                    mkdir -p "$1$(dirname "$library")" && cp -L "$library" "$1$library"
                done""", context.resolve("root").toString());
        return context;
    }

    /** COPY of many small files. */
    Path manyFiles() throws IOException {
        return smallFiles(context("many", FROM + "COPY src /src\n").resolve("src"));
    }

    /** COPY of few large ones. */
    Path largeFiles() throws IOException {
        Path context = context("large", FROM + "COPY src /src\n");
        byte[] content = new byte[LARGE_BYTES];
        var random = new Random(1);
        for (int i = 0; i < largeCount(); i++) {
            random.nextBytes(content);
            write(context.resolve("src/large" + i), content);
        }
        return context;
    }

    /** RUN that writes many files. */
    Path runThatWrites() throws IOException {
        return context("run", FROM + "WORKDIR /out\nRUN i=0; while [ $i -lt " + smallFiles()
                + " ]; do echo $i > $i; i=$((i+1)); done\n");
    }

    /** Steps of all kinds, of which none changes. */
    Path steps() throws IOException {
        Path context = context("steps", FROM + IntStream.range(0, 6)
                .mapToObj(i -> "ENV A" + i + "=" + i + "\nCOPY f" + i + " /\nRUN echo " + i + " > /r" + i + "\n")
                .collect(Collectors.joining()) + "LABEL a=b\n");
        for (int i = 0; i < 6; i++) {
            Files.writeString(context.resolve("f" + i), "file " + i);
        }
        return context;
    }

    /** Stages that have nothing to do with each other, each some work for one core. */
    Path stages() throws IOException {
        int turns = (int) Math.max(1000, TURNS * scale);
        var all = IntStream.range(0, STAGES).mapToObj(i -> "FROM localhost/base AS s" + i + "\nRUN i=0; while [ $i -lt "
                + turns + " ]; do i=$((i+1)); done; echo " + i + " > /out\n").collect(Collectors.joining());
        var copies = IntStream.range(0, STAGES).mapToObj(i -> "COPY --from=s" + i + " /out /out" + i + "\n")
                .collect(Collectors.joining());
        return context("stages", all + "FROM scratch\n" + copies);
    }

    /** A large context whose last step alone changes. */
    Path lastLine() throws IOException {
        return smallFiles(context("last", FROM + "COPY src /src\nCOPY last /\n").resolve("src"));
    }

    private Path smallFiles(Path src) throws IOException {
        var random = new Random(2);
        for (int i = 0; i < smallFiles(); i++) {
            byte[] content = new byte[200 + random.nextInt(4000)];
            random.nextBytes(content);
            write(src.resolve("d" + i % 100).resolve("file" + i), content);
        }
        return src.getParent();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
    }

    private Path context(String name, String dockerfile) throws IOException {
        Path context = Files.createDirectories(folder.resolve("context").resolve(name));
        Files.writeString(context.resolve("Dockerfile"), dockerfile);
        return context;
    }
}
