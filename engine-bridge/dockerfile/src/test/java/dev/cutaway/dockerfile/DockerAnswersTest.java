package dev.cutaway.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.DockerfileException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Quotes, escapes and variables mean what a real engine took them for; see the README beside the files. */
class DockerAnswersTest {

    @Test
    void variables_have_the_values_docker_gave_them() throws Exception {
        var values = new TreeMap<String, String>();
        for (Instruction instruction : Dockerfile.parse(Files.readString(file("env.Dockerfile"))).lastStage()
                .instructions()) {
            expand((Env) instruction).variables().forEach(pair -> values.put(pair.key().text(), pair.value().text()));
        }
        values.remove("x");
        assertThat(values.entrySet().stream().map(Object::toString).sorted()).isEqualTo(
                Files.readAllLines(file("env.txt")).stream().sorted().toList());
    }

    @Test
    void what_docker_refuses_is_refused_in_its_words() throws IOException, URISyntaxException {
        for (String line : Files.readAllLines(file("env-errors.txt"))) {
            String[] parts = line.split(" => ", 2);
            assertThat(refusal(parts[0])).as(parts[0]).isEqualTo(parts[1]);
        }
    }

    private static String refusal(String line) {
        try {
            for (Instruction instruction : Dockerfile.parse("FROM scratch\n" + line).lastStage().instructions()) {
                expand((Env) instruction);
            }
            return "nothing";
        } catch (DockerfileException e) {
            return e.problem().reason();
        } catch (ExpansionException e) {
            return e.reason();
        }
    }

    private static Env expand(Env env) throws ExpansionException {
        return env.expanded(new Expander('\\', name -> name.equals("x") ? "v w" : null));
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(DockerAnswersTest.class.getResource("/docker/" + name).toURI());
    }

    /** The files are there at all. */
    @Test
    void there_are_enough_answers() throws IOException, URISyntaxException {
        assertThat(List.of(Files.readAllLines(file("env.txt")).size(),
                Files.readAllLines(file("env-errors.txt")).size())).allMatch(count -> count > 30);
    }
}
