package dev.cutaway.app.images;

import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.analysis.Sharing;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/** What several images weigh: apart, and with each layer they share kept once. */
final class Totals {

    private final Texts texts;
    private final ObservableList<OpenImage> images;

    Totals(Texts texts, ObservableList<OpenImage> images) {
        this.texts = texts;
        this.images = images;
    }

    /** In words, following images and language. */
    ObservableValue<String> figure() {
        return Bindings.createStringBinding(this::words, images, texts.messagesProperty());
    }

    private String words() {
        if (images.size() < 2) {
            return "";
        }
        Sharing sharing = Sharing.of(images.stream().map(Totals::layersOf).toList());
        long apart = sharing.apartBytes();
        long together = sharing.togetherBytes();
        if (together == apart) {
            return texts.text("images.totals.apart", images.size(), DockerText.size(apart));
        }
        return texts.text("images.totals.shared", images.size(), DockerText.size(apart), DockerText.size(together));
    }

    private static Sharing.Image layersOf(OpenImage image) {
        return new Sharing.Image(image.name(), image.inspected().layers().stream()
                .map(layer -> new Sharing.Layer(layer.diffId(), layer.dockerSize())).toList());
    }
}
