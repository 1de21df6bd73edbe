package dev.cutaway.inspector.analysis.dockerfile;

import dev.cutaway.inspector.oci.ImageConfig;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The Dockerfile that most likely made an image, worked out from its history and config. What the history does not
 * tell, such as the source of a classic COPY or the stage a file came from, is a comment in it.
 *
 * @param lines in order; none holds a line feed
 */
public record LikelyDockerfile(List<Line> lines) {

    /**
     * One line.
     *
     * @param text without line feed
     * @param step the history step it comes from, counted from 0; −1 for none
     * @param layer the layer that step made, counted from the base; −1 for none
     */
    public record Line(String text, int step, int layer) {}

    /** Works it out. Where the base's name is known the file starts from it, else from scratch with the base's steps. */
    public static LikelyDockerfile of(ImageConfig config, BaseBorder base) {
        return new LikelyDockerfile(new DockerfileWriter(config, base).write());
    }

    /** The whole file, each line with its line feed. */
    public String text() {
        return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }
}
