package dev.cutaway.app.build.order;

import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.engine.api.ImageReference;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * A Dockerfile that can be ordered to be built.
 *
 * @param file where it is saved; absolute
 * @param context the folder that the build is sent; absolute. Changed by whoever chooses another one
 * @param document its text as it is now, saved or not
 */
public record BuildSubject(ObservableValue<Path> file, ObjectProperty<Path> context,
        ObservableValue<DockerfileDocument> document) {

    private static final Pattern OWN_NAME = Pattern
            .compile("(?i)(?:dockerfile|containerfile)\\.(.+)|(.+)\\.dockerfile");

    /** The context where nobody says otherwise: the folder that the Dockerfile lies in. */
    public static Path home(Path file) {
        return Objects.requireNonNull(file.getParent(), "a Dockerfile lies in a folder");
    }

    /**
     * A name for the image where nobody gave one yet: {@code shop:latest} by the folder, {@code shop-web:latest} for a
     * {@code Dockerfile.web} in it; empty where they make no name.
     */
    public String suggestedTag() {
        Matcher own = OWN_NAME.matcher(String.valueOf(file.getValue().getFileName()));
        Path last = context.get().getFileName();
        String folder = last == null ? "" : named(last.toString());
        String part = own.matches() ? named(own.group(1) == null ? own.group(2) : own.group(1)) : "";
        String name = folder.isEmpty() || part.isEmpty() ? folder + part : folder + "-" + part;
        String tag = name + ":latest";
        return ImageReference.tryParse(tag) == null ? "" : tag;
    }

    /** Names of images have small letters and digits, and single separators between them. */
    private static String named(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /**
     * What a request calls the Dockerfile: its path in the context; where it lies elsewhere, its whole path. Then the engine
     * takes the text that comes with the request, and finds what is ignored beside the file.
     */
    public String name() {
        Path place = file.getValue();
        Path folder = context.get();
        return place.startsWith(folder)
                ? folder.relativize(place).toString().replace('\\', '/')
                : place.toString();
    }
}
