package dev.cutaway.dockerfile.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.Dockerfile;
import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.Variables;
import dev.cutaway.dockerfile.instruction.Cmd;
import dev.cutaway.dockerfile.instruction.Command;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.Instruction;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is written anew is read as it was meant, whatever letters are in it. */
class InstructionFormatTest {

    private static final String LETTERS = "ab1 /.\\`\"'#=,[]{}<>-\t&*\u00e9";

    private final Random random = new Random(11);

    @Test
    void instructions_are_laid_out_as_people_write_them() {
        var format = new InstructionFormat('\\');
        assertThat(format.from("debian:13", "$BUILDPLATFORM", "build")).isEqualTo(
                "FROM --platform=$BUILDPLATFORM debian:13 AS build");
        assertThat(format.run(Map.of("network", "none"), List.of("a", "b"))).isEqualTo(
                "RUN --network=none a \\\n    && b");
        var pairs = new LinkedHashMap<String, String>();
        pairs.put("A", "1");
        pairs.put("B", "x y");
        assertThat(format.pairs("ENV", pairs)).isEqualTo("ENV A=1 \\\n    B=\"x y\"");
        assertThat(format.transfer("COPY", Map.of(), List.of("a b"), "/c")).isEqualTo("COPY [\"a b\", \"/c\"]");
        assertThat(format.exec("CMD", List.of("a", "\"b\""))).isEqualTo("CMD [\"a\", \"\\\"b\\\"\"]");
        assertThat(format.arg("A", null)).isEqualTo("ARG A");
    }

    @Test
    void random_values_come_back_as_they_went_in() throws Exception {
        for (int round = 0; round < 3000; round++) {
            char escape = random.nextInt(3) == 0 ? '`' : '\\';
            var format = new InstructionFormat(escape);
            List<String> words = words();
            Env env = (Env) read(format.pairs("ENV", Map.of("K", words.getFirst())), escape);
            assertThat(env.variables().getFirst().value().text()).isEqualTo(words.getFirst());
            Cmd cmd = (Cmd) read(format.exec("CMD", words), escape);
            assertThat(((Command.ExecForm) cmd.command()).texts()).isEqualTo(words);
            List<String> sources = words.stream().filter(word -> !word.isEmpty() && !word.contains("<")).toList();
            if (!sources.isEmpty()) {
                Copy copy = (Copy) read(format.transfer("COPY", Map.of("from", "x y\\\"z"), sources, "/d"), escape);
                assertThat(copy.transfer().sources().stream().map(Object::toString)).isEqualTo(sources);
                assertThat(copy.from()).hasToString("x y\\\"z");
            }
        }
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var word = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            words.add(word.toString());
        }
        return words;
    }

    private static Instruction read(String text, char escape) throws Exception {
        String directive = escape == '`' ? "# escape=`\n" : "";
        Instruction instruction = Dockerfile.parse(directive + "FROM a\n" + text + "\nFROM b").stages().getFirst()
                .instructions().getFirst();
        return instruction.expanded(new Expander(escape, Variables.NONE));
    }
}
