package dev.cutaway.dockerfile.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.dockerfile.source.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class LinterTest {

    private static Linter.Report check(String text) {
        return Linter.check(ParsedDockerfile.of(text), LintFacts.NONE);
    }

    private static String codes(String text) {
        return check(text).findings().stream().map(one -> one.check().code()).collect(Collectors.joining(" "));
    }

    /** Lines after {@code FROM debian:13}. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
            "RUN apt-get update && apt-get install -y --no-install-recommends curl=8 && rm -rf /var/lib/apt/lists/*~``",
            "RUN apt-get install -y -t stable --no-install-recommends curl~DL3008",
            "RUN apt-get install -y --no-install-recommends ./a.deb curl/stable b=1~``",
            "RUN [\"apt-get\", \"install\", \"curl\"]~DL3015 DL3008",
            "RUN rm -rf /var/lib/apt/lists/* && apt-get update~DL3009",
            "RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update~``",
            "RUN pip install -r requirements.txt~DL3042",
            "RUN pip3 install --no-cache-dir a==1 'b>=2' ./c git+https://x/y@1~``",
            "RUN python -m pip install --no-cache-dir --index-url https://x a~DL3013",
            "RUN --mount=type=cache,target=/root/.cache/pip pip install a==1~``", "RUN pip install --no-cache-dir .~``",
            "RUN npm ci~``", "RUN npm install -g @scope/a~DL3016", "RUN npm install @scope/a@1 ./b c@latest~``",
            "RUN apk add --no-cache -t build a=1 b~DL3018", "RUN gem install a -v 1~``", "RUN gem install a~DL3028",
            "RUN yum install -y a-1.2 && yum clean all~``", "RUN yum install -y a && yum clean all~DL3033",
            "RUN dnf -y install a-1 && rm -rf /var/cache/dnf~``", "RUN microdnf install a-1~DL3040",
            "RUN go install a.b/c@v1~``", "RUN go run ./cmd x y~``", "RUN go get a.b/c~DL3062",
            "RUN cd /a && make~DL3003", "RUN make -C /a~``", "RUN echo sudo~``", "RUN apt list~DL3027",
            "RUN curl -s a | sh~DL4006", "RUN set -o pipefail && curl a | sh~``", "RUN curl a || wget -q b~DL4001",
            "RUN wget a~DL3047", "RUN wget -nv a~``", "ADD a.tar.gz /~``", "ADD https://a/b /~``", "ADD a /b~DL3020",
            "ADD git@github.com:a/b.git /b~``", "ONBUILD RUN apt-get install -y --no-install-recommends a~DL3008",
            "WORKDIR a~WorkdirRelativePath", "WORKDIR C:\\a~``", "COPY a b~DL3045", "COPY a $X~``",
            "USER 0:0~DL3002", "CMD a b~JSONArgsRecommended", "HEALTHCHECK CMD a b~DL3025", "CMD~``",
            "ENV DB_PASSWORD=x PUBLIC_KEY=y~SecretsUsedInArgOrEnv", "ENV TOKEN_FILE=/x~``",
            "EXPOSE 127.0.0.1:80:80/TCP~ExposeProtoCasing ExposeInvalidFormat", "LABEL a b~LegacyKeyValueFormat"})
    void a_line_has_the_findings(String line, String expected) {
        assertThat(codes("FROM debian:13\n" + line + "\n")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {"FROM debian~DL3006", "FROM debian:latest~DL3007",
            "FROM a.b:5000/debian~DL3006",
            "FROM debian@sha256:" + "0123456789012345678901234567890101234567890123456789012345678901~``",
            "FROM debian:$TAG~UndefinedArgInFrom InvalidDefaultArgInFrom",
            "FROM --platform=linux/arm64 a:1~FromPlatformFlagConstDisallowed",
            "FROM --platform=$TARGETPLATFORM a:1~RedundantTargetPlatform", "FROM --platform=$BUILDPLATFORM a:1~``",
            "FROM --platform=$BUILDPLATFROM a:1~UndefinedArgInFrom",
            "FROM a:1 AS Scratch~StageNameCasing ReservedStageName",
            "from a:1 AS b~FromAsCasing"})
    void a_from_has_the_findings(String line, String expected) {
        assertThat(codes(line + "\n")).isEqualTo(expected);
    }

    @Test
    void messages_read_as_buildkits() {
        List<Finding> findings = check("FROM debian:13 AS Build\nfrom scratch as build\nARG version\nENV A=$VERSION")
                .findings();
        assertThat(findings.stream().map(Finding::toString)).containsExactly(
                "StageNameCasing: Stage name 'Build' should be lowercase (line 1)",
                "ConsistentInstructionCasing: Command 'from' should match the case of the command majority (uppercase)"
                        + " (line 2)",
                "DuplicateStageName: Duplicate stage name \"build\", stage names should be unique (line 2)",
                "UndefinedVar: Usage of undefined variable '$VERSION' (did you mean $version?) (line 4)");
        assertThat(findings.getFirst().message(Locale.SIMPLIFIED_CHINESE)).isEqualTo("阶段名“Build”应使用小写");
    }

    @Test
    void variables_of_stages_and_images_count() {
        assertThat(codes("ARG G=1\nFROM scratch AS a\nARG G\nARG unset\nENV E=$G$unset\nFROM a\nENV F=$E$G$PATH$x"))
                .isEqualTo("UndefinedVar");
        var facts = new LintFacts(null, null, Map.of(), LintFacts.NONE.target(), LintFacts.NONE.build(),
                (name, platform) -> new LintFacts.BaseImage(Map.of("GOPATH", "/go"), LintFacts.NONE.target(), false));
        assertThat(Linter.check(ParsedDockerfile.of("FROM golang:1\nWORKDIR $GOPATH/src\nUSER $nobody"), facts)
                .findings()).hasSize(1).first()
                .hasToString("UndefinedVar: Usage of undefined variable '$nobody' (line 3)");
        assertThat(codes("FROM golang:1\nWORKDIR $GOPATH/src")).isEmpty();
    }

    @Test
    void what_is_said_by_one_is_not_said_by_the_other() {
        assertThat(codes("FROM a:1\nSHELL [\"/bin/sh\", \"-c\"]\nCMD a")).isEqualTo("DL3025");
        assertThat(codes("FROM a:1\nWORKDIR /\nWORKDIR a")).isEqualTo("DL3000");
    }

    @Test
    void authors_can_silence_checks() {
        String text = "FROM debian\nCMD a\n";
        assertThat(codes("# check=skip=JSONArgsRecommended\n" + text)).isEqualTo("DL3006");
        assertThat(codes("# check=skip=all\n" + text)).isEqualTo("DL3006");
        assertThat(codes("# hadolint global ignore=DL3006,DL3025\n" + text)).isEmpty();
        assertThat(codes("# hadolint ignore=DL3006\n" + text)).isEqualTo("JSONArgsRecommended");
        assertThat(codes("FROM debian\n# hadolint ignore=DL3006,DL3025 # as we know\nCMD a\n")).isEqualTo("DL3006");
        assertThat(codes("FROM debian\n# check=skip=JSONArgsRecommended\nCMD a\n")).isEqualTo("DL3006");
    }

    @Test
    void authors_can_make_findings_fail_the_build() {
        Linter.Report report = check("# check=skip=StageNameCasing;error=true\nFROM a:1 AS B\nCMD a\nEXPOSE 80/TCP");
        assertThat(report.failsBuild()).isTrue();
        assertThat(report.error()).isEqualTo(
                "lint violation found for rules: JSONArgsRecommended, ExposeProtoCasing");
        assertThat(check("FROM a:1\nCMD a").error()).isEmpty();
    }

    @Test
    void experimental_checks_must_be_asked_for() {
        String text = "FROM a:1\n# about it\nARG a\n";
        assertThat(codes(text)).isEmpty();
        assertThat(codes("# check=experimental=InvalidDefinitionDescription\n" + text)).isEqualTo(
                "InvalidDefinitionDescription");
    }

    @Test
    void only_what_gets_into_the_image_needs_cleaning() {
        assertThat(codes("FROM a:1 AS b\nRUN apt-get update\nFROM a:2\nCOPY --from=b /x /y")).isEmpty();
        assertThat(codes("FROM a:1 AS b\nRUN apt-get update\nFROM b\nUSER x")).isEqualTo("DL3009");
    }

    @Test
    void runs_that_follow_each_other_are_told_when_both_are_short() {
        assertThat(codes("FROM a:1\nRUN a\nRUN b")).isEqualTo("DL3059");
        assertThat(codes("FROM a:1\nRUN a\nENV A=1\nRUN b")).isEmpty();
        assertThat(codes("FROM a:1\nRUN a\nRUN --network=none b")).isEmpty();
        assertThat(codes("FROM a:1\nRUN a && b && c\nRUN d")).isEmpty();
    }

    @Test
    void scripts_in_heredocs_are_checked_where_they_stand() {
        Finding finding = check("FROM a:1\nRUN <<EOF\nset -e\nsudo make\nEOF\n").findings().getFirst();
        assertThat(finding.check().code()).isEqualTo("DL3004");
        assertThat(finding.range()).hasToString("4:1-4:5");
        assertThat(codes("FROM a:1\nRUN <<EOF\n#!/usr/bin/python3\nsudo = 1\nEOF\n")).isEmpty();
    }

    @Test
    void ranges_go_over_continued_lines() {
        Finding finding = check("FROM a:1\nRUN x && \\\n    sudo make\n").findings().getFirst();
        assertThat(finding.range()).hasToString("3:5-3:9");
    }

    @Test
    void copied_files_must_not_be_ignored() {
        var facts = new LintFacts(IgnoreFile.parse("*.log\n/build"), null, Map.of(), LintFacts.NONE.target(),
                LintFacts.NONE.build(), LintFacts.NONE.images());
        assertThat(Linter.check(ParsedDockerfile.of("FROM a:1\nCOPY x.log ./build/y z /\nADD x.log /\nCOPY . /"), facts)
                .findings().stream().filter(one -> one.check().code().equals("CopyIgnoredFile")).map(Finding::message))
                .containsExactly("Attempting to Copy file \"x.log\" that is excluded by .dockerignore",
                        "Attempting to Copy file \"build/y\" that is excluded by .dockerignore",
                        "Attempting to Add file \"x.log\" that is excluded by .dockerignore");
    }

    private static List<String> ofContext(String ignore, String text) {
        var context = new ContextFiles(
                Map.of("src", true, "src/main.c", true, "src/secret.key", false, "app.tar.gz", true,
                        "node_modules", false, "current", true),
                Set.of("current"));
        var facts = new LintFacts(IgnoreFile.parse(ignore), context, Map.of(), LintFacts.NONE.target(),
                LintFacts.NONE.build(), LintFacts.NONE.images());
        return Linter.check(ParsedDockerfile.of("FROM a:1\n" + text), facts).findings().stream()
                .filter(one -> one.check().code().startsWith("Copy")).map(Finding::message).toList();
    }

    @Test
    void copied_files_must_be_in_the_context() {
        assertThat(ofContext("", "COPY nope /x\nADD src/nope.tar.gz ../up /x/\nCOPY src/main.c Src ./src/ . /x/\n"))
                .containsExactly("COPY nope: nothing in the context matches",
                        "ADD src/nope.tar.gz: nothing in the context matches",
                        "ADD ../up: nothing in the context matches",
                        "COPY Src: nothing in the context matches");
    }

    @Test
    void what_comes_from_elsewhere_or_is_not_known_is_not_looked_for_in_the_context() {
        assertThat(ofContext("", """
                COPY --from=b nope /x
                ADD https://example.com/nope /x
                ADD git@example.com:a.git /x
                COPY <<EOF /x
                nope
                EOF
                ARG V
                COPY app-$V.jar $UNKNOWN /x/
                COPY current/nope /x
                """)).isEmpty();
        // The base may set it, too.
        assertThat(ofContext("", "ARG V=1\nCOPY app-$V.jar ${OTHER:-nope} /x/\n")).isEmpty();
        assertThat(ofContext("", "FROM scratch\nARG V=1\nCOPY app-$V.jar /x/\n"))
                .containsExactly("COPY app-1.jar: nothing in the context matches");
    }

    @Test
    void a_pattern_may_match_nothing_where_another_source_is_there() {
        assertThat(ofContext("", "COPY src/main.c nope* src/[x]* /x/\n")).isEmpty();
        assertThat(ofContext("", "COPY nope* <<EOF /x/\nhere\nEOF\n")).isEmpty();
        assertThat(ofContext("", "COPY nope* noo? /x/\n"))
                .containsExactly("COPY nope*: nothing in the context matches",
                        "COPY noo?: nothing in the context matches");
    }

    @Test
    void with_exceptions_the_context_says_what_is_kept_out() {
        assertThat(ofContext("*\n!src", "COPY src node_modules node_modules/x /x/\nCOPY src/*.key /x/\n"))
                .containsExactly("Attempting to Copy file \"node_modules\" that is excluded by .dockerignore",
                        "Attempting to Copy file \"node_modules/x\" that is excluded by .dockerignore",
                        "Attempting to Copy file \"src/*.key\" that is excluded by .dockerignore");
    }

    @Test
    void patterns_are_looked_for_name_by_name() {
        var context = new ContextFiles(Map.of("src", true, "src-old", true, "src.txt", true, "src/main.c", true,
                "src/secret.key", false, "src/lib", true, "src/lib/a.c", true, "link", true), Set.of("link"));
        assertThat(context.find("src/*.key")).isEqualTo(ContextFiles.Presence.IGNORED);
        assertThat(context.find("src/*.?")).isEqualTo(ContextFiles.Presence.SENT);
        assertThat(context.find("*.c")).isEqualTo(ContextFiles.Presence.NOWHERE);
        assertThat(context.find("*.txt")).isEqualTo(ContextFiles.Presence.SENT);
        assertThat(context.find("./s[r-s]c/*/a.c")).isEqualTo(ContextFiles.Presence.SENT);
        assertThat(context.find("s*/nope")).isEqualTo(ContextFiles.Presence.NOWHERE);
        assertThat(context.find("l*k/nope")).isEqualTo(ContextFiles.Presence.SENT);
    }

    @Test
    void all_fixes_at_once_leave_a_document_that_can_be_built() {
        String text = "FROM debian:13 as B\nENV A b c\nRUN apt install -y x=1\nRUN wget a | sh\nADD a /b\nCMD run it\n";
        var edits = check(text).findings().stream().flatMap(one -> one.fixes().stream().limit(1))
                .flatMap(fix -> fix.edits().stream()).toList();
        String mended = TextEdit.apply(text, edits);
        assertThat(mended).isEqualTo("""
                FROM debian:13 AS b
                ENV A="b c"
                RUN apt-get install -y x=1
                SHELL ["/bin/bash", "-o", "pipefail", "-c"]
                RUN wget --progress=dot:giga a | sh
                COPY a /b
                CMD ["run", "it"]
                """);
    }
}
