package dev.cutaway.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Every {@code x.Dockerfile} of the golden folder is read as {@code x.txt} says. With {@code -Dgolden.write=<folder of the
 * sources>} the expectations are written instead; look at the difference before it is kept.
 */
class GoldenTest {

    @TestFactory
    Stream<DynamicTest> dockerfiles_are_read_as_recorded() throws IOException, URISyntaxException {
        Path folder = Path.of(GoldenTest.class.getResource("/golden").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".Dockerfile")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) {
        try {
            String dump = Dump.of(ParsedDockerfile.of(Files.readString(file)));
            String name = file.getFileName().toString().replace(".Dockerfile", ".txt");
            String write = System.getProperty("golden.write");
            if (write != null) {
                Files.writeString(Path.of(write).resolve(name), dump);
                return;
            }
            assertThat(dump).isEqualTo(Files.readString(file.resolveSibling(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
