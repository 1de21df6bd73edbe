package dev.cutaway.app.cli;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.stream.Collectors;

/** Which images of an archive are meant; null takes all. */
final class ImageChoice {

    /** Digits of an id that are enough to mean one. */
    private static final int SHORTEST_ID = 4;

    @Option(names = "--image", paramLabel = "NAME|ID|N")
    private @Nullable String image;

    @Option(names = "--platform", paramLabel = "P")
    private @Nullable String platform;

    /**
     * The images that fit, in the archive's order, at least one.
     *
     * @throws NoSuchImageException when none fits; lists those that are there
     */
    List<ArchivedImage> from(List<ArchivedImage> images) throws NoSuchImageException {
        List<ArchivedImage> fitting = images;
        if (image != null) {
            fitting = named(image, fitting);
        }
        if (platform != null) {
            fitting = fitting.stream().filter(candidate -> runsOn(candidate.platform(), platform)).toList();
        }
        if (fitting.isEmpty()) {
            throw new NoSuchImageException(describe() + ": the archive has " + images.stream()
                    .map(there -> there.displayName() + " (" + there.platform() + ")")
                    .collect(Collectors.joining(", ")));
        }
        return fitting;
    }

    private String describe() {
        return "no image" + (image == null ? "" : " '" + image + "'") + (platform == null ? "" : " for " + platform);
    }

    private static List<ArchivedImage> named(String name, List<ArchivedImage> images) {
        if (name.length() < SHORTEST_ID && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = Integer.parseInt("0" + name);
            return number >= 1 && number <= images.size() ? List.of(images.get(number - 1)) : List.of();
        }
        List<ArchivedImage> byId = images.stream().filter(candidate -> hasId(candidate, name)).toList();
        return byId.isEmpty() ? images.stream().filter(candidate -> hasTag(candidate, name)).toList() : byId;
    }

    private static boolean hasId(ArchivedImage image, String name) {
        return image.id().toString().equals(name) || (image.manifestDigest() != null
                && image.manifestDigest().toString().equals(name))
                || (name.length() >= SHORTEST_ID && image.id().hex().startsWith(name));
    }

    private static boolean hasTag(ArchivedImage image, String name) {
        if (image.tags().contains(name)) {
            return true;
        }
        ImageReference wanted = ImageReference.tryParse(name);
        return wanted != null && image.tags().stream().map(ImageReference::tryParse)
                .anyMatch(tag -> tag != null && tag.withDefaultTag().equals(wanted.withDefaultTag()));
    }

    /** {@code linux/arm64/v8}, {@code linux/arm64} or {@code arm64} all mean an image for linux/arm64/v8. */
    private static boolean runsOn(Platform platform, String wanted) {
        String full = platform.toString();
        return full.equals(wanted) || full.startsWith(wanted + "/") || platform.architecture().equals(wanted)
                || full.endsWith("/" + wanted);
    }
}
