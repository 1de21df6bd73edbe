package dev.cutaway.dockerfile.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.Dockerfile;
import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class HistoryTextTest {

    /** The history of an image that dockerd 20.10.24 built of these lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {"ARG X=5~ARG X=5", "ARG X~ARG X",
            "ENV A=1 B=\"x y\" C=a\\ b~ENV A=1 B=x y C=a b",
            "ENV LEGACY a value with blanks~ENV LEGACY=a value with blanks",
            "LABEL a=b \"c d\"='e f'~LABEL a=b c d=e f", "MAINTAINER Somebody <a@b>~MAINTAINER Somebody <a@b>",
            "USER 1000:1000~USER 1000:1000", "EXPOSE 443/tcp 80 8000-8002/udp~EXPOSE 443/tcp 80 8000-8002/udp",
            "VOLUME /data /logs~VOLUME [/data /logs]", "VOLUME [\"/a b\", \"/c\"]~VOLUME [/a b /c]",
            "STOPSIGNAL SIGTERM~STOPSIGNAL SIGTERM", "SHELL [\"/bin/bash\", \"-c\"]~SHELL [/bin/bash -c]",
            "ONBUILD COPY . /src~ONBUILD COPY . /src",
            "HEALTHCHECK --interval=1m30s --retries=3 CMD curl   -f http://localhost/"
                    + "~HEALTHCHECK &{[\"CMD-SHELL\" \"curl   -f http://localhost/\"] \"1m30s\" \"0s\" \"0s\" '\\x03'}",
            "HEALTHCHECK NONE~HEALTHCHECK &{[\"NONE\"] \"0s\" \"0s\" \"0s\" '\\x00'}",
            "HEALTHCHECK CMD [\"a\", \"b\"]~HEALTHCHECK &{[\"CMD\" \"a\" \"b\"] \"0s\" \"0s\" \"0s\" '\\x00'}",
            "ENTRYPOINT [\"/bin/a\", \"b\\n\"]~ENTRYPOINT [\"/bin/a\" \"b\\n\"]",
            "CMD echo $NAME~CMD [\"/bin/bash\" \"-c\" \"echo $NAME\"]", "CMD []~CMD []",
            "CMD [\"x\",\"<y>\"]~CMD [\"x\" \"<y>\"]"})
    void history_reads_as_dockers(String line, String expected) throws Exception {
        Instruction instruction = Dockerfile.parse("FROM scratch\n" + line).lastStage().instructions().getFirst();
        Instruction expanded = instruction.expanded(new Expander('\\', Variables.NONE));
        assertThat(HistoryText.of(expanded, List.of("/bin/bash", "-c"))).isEqualTo(expected);
    }
}
