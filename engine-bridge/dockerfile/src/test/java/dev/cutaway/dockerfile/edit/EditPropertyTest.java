package dev.cutaway.dockerfile.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.source.TextEdit;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Random edits through blocks change the statements they mean, and no byte of any other. */
class EditPropertyTest {

    private static final List<String> STATEMENTS = List.of("FROM a AS b", "RUN x ^\n  y", "RUN a ^\n# c\n\n ^\n  b",
            "  COPY --link  a  b ", "RUN <<E\necho ^\n# x\nE", "RUN cat <<'A' <<-B\n1\nA\n\t2\n\tB",
            "ENV A=1  ^\n\tB=2",
            "nonsense here", "CMD [\"a\",\n", "ONBUILD RUN <<E\nx\nE", "ARG X=^\\", "LABEL a='b c'", "USER",
            "RUN <<a b\na",
            "\tWORKDIR /x");
    private static final List<String> BETWEEN = List.of("", "# comment\n", "\n", "#\n", "# escape=`\n",
            "  # hadolint x\n",
            "\n\n# a\n# b\n", "# check=skip=all\n");

    private final Random random = new Random(7);

    @Test
    void others_keep_their_bytes() {
        for (int round = 0; round < 3000; round++) {
            String text = document();
            DockerfileDocument before = DockerfileDocument.of(text);
            List<String> expected = new ArrayList<>(texts(before));
            if (expected.isEmpty()) {
                continue;
            }
            List<TextEdit> edits = edit(before, expected);
            DockerfileDocument after = before.apply(edits);
            assertThat(texts(after)).as("of %s edited by %s", text, edits).isEqualTo(expected);
            assertThat(after.parsed().lines().escape()).isEqualTo(before.parsed().lines().escape());
        }
    }

    @Test
    void all_statements_together_are_the_document() {
        for (int round = 0; round < 500; round++) {
            DockerfileDocument document = DockerfileDocument.of(document());
            List<TextEdit> same = document.parsed().lines().statements().stream()
                    .map(one -> TextEdit.replace(one.range(), document.textOf(one.index()))).toList();
            assertThat(document.apply(same).text()).isEqualTo(document.text());
            assertThat(ParsedDockerfile.of(document.text()).problems()).isEqualTo(document.parsed().problems());
        }
    }

    private List<TextEdit> edit(DockerfileDocument document, List<String> texts) {
        int at = random.nextInt(texts.size());
        String fresh = "RUN new " + document.parsed().lines().escape() + "\n  line";
        String shown = fresh.replace("\n", document.text().contains("\r\n") ? "\r\n" : "\n");
        switch (random.nextInt(7)) {
            case 0 -> {
                texts.set(at, shown);
                return document.replace(at, fresh);
            }
            case 1 -> {
                texts.add(at, shown);
                return document.insertBefore(at, fresh);
            }
            case 2 -> {
                texts.add(at + 1, shown);
                return document.insertAfter(at, fresh);
            }
            case 3 -> {
                texts.remove(at);
                return document.delete(at);
            }
            case 4 -> {
                texts.add(shown);
                return document.append(fresh);
            }
            case 5 -> {
                int after = random.nextInt(texts.size());
                String moved = texts.remove(at);
                texts.add(after < at ? after + 1 : after, moved);
                return document.moveAfter(at, after);
            }
            default -> {
                int before = random.nextInt(texts.size() + 1);
                String moved = texts.remove(at);
                texts.add(before > at ? before - 1 : before, moved);
                return document.move(at, before);
            }
        }
    }

    private static List<String> texts(DockerfileDocument document) {
        return document.parsed().lines().statements().stream().map(one -> document.textOf(one.index()))
                .collect(Collectors.toList());
    }

    /** A document that ends its last statement; with any line ends, escape character, comments and directives. */
    private String document() {
        String escape = random.nextInt(4) == 0 ? "`" : "\\";
        String lineEnd = random.nextInt(4) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder();
        if (random.nextInt(3) == 0) {
            text.append("# syntax=x\n");
        }
        if (escape.equals("`")) {
            text.append("# escape=`\n");
        }
        if (random.nextBoolean()) {
            text.append('\n');
        }
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String between = BETWEEN.get(random.nextInt(BETWEEN.size()));
            boolean top = i == 0 && escape.equals("\\");
            text.append(top && between.contains("escape") ? "" : between);
            text.append(STATEMENTS.get(random.nextInt(STATEMENTS.size())).replace("^", escape)).append('\n');
        }
        if (random.nextInt(4) == 0 && !text.isEmpty()) {
            text.setLength(text.length() - 1);
        }
        String bom = random.nextInt(8) == 0 ? "\ufeff" : "";
        return bom + text.toString().replace("\n", lineEnd);
    }
}
