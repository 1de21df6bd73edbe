package dev.cutaway.app.dockerfile.blocks.board;

import java.util.List;
import java.util.stream.Stream;

/** What the palette offers. MAINTAINER is not among them: it is deprecated, though it still has a form. */
public enum NewInstruction {
    COPY(Group.FILES, "COPY . ."), ADD(Group.FILES, "ADD . ."), WORKDIR(Group.FILES, "WORKDIR /app"), RUN(Group.RUN,
            "RUN true"), SHELL(Group.RUN, "SHELL [\"/bin/sh\", \"-c\"]"), FROM(Group.STAGE, "FROM scratch"), ARG(
                    Group.STAGE,
                    "ARG NAME"), CMD(Group.START, "CMD [\"sh\"]"), ENTRYPOINT(Group.START, "ENTRYPOINT [\"sh\"]"), USER(
                            Group.START, "USER nobody"), ENV(Group.START, "ENV NAME=value"), EXPOSE(Group.START,
                                    "EXPOSE 8080"), HEALTHCHECK(Group.START, "HEALTHCHECK CMD true"), STOPSIGNAL(
                                            Group.START, "STOPSIGNAL SIGTERM"), LABEL(Group.MORE,
                                                    "LABEL name=value"), VOLUME(Group.MORE,
                                                            "VOLUME /data"), ONBUILD(Group.MORE, "ONBUILD RUN true");

    /** What an instruction is for. */
    public enum Group {
        /** Files and folders of the image. */
        FILES,
        /** Commands while it is built. */
        RUN,
        /** How stages begin and what they are given. */
        STAGE,
        /** How a container of it starts. */
        START,
        /** All the rest. */
        MORE
    }

    private final Group group;
    private final String text;

    NewInstruction(Group group, String text) {
        this.group = group;
        this.text = text;
    }

    /** What it is for. */
    public Group group() {
        return group;
    }

    /** What is written when it is added; a Dockerfile that holds it can be read. */
    public String text() {
        return text;
    }

    /** Whether it may stand before the first FROM. */
    public boolean mayBeGlobal() {
        return this == ARG;
    }

    /** Those of a group, in their order. */
    public static List<NewInstruction> of(Group group) {
        return Stream.of(values()).filter(each -> each.group == group).toList();
    }
}
