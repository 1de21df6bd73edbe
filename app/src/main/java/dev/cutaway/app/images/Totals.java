package dev.cutaway.app.images;

import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.LayerIndex;

import java.util.HashMap;
import java.util.Map;
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
        long apart = images.stream().mapToLong(image -> image.inspected().dockerSize()).sum();
        Map<Digest, Long> distinct = new HashMap<>();
        for (OpenImage image : images) {
            for (LayerIndex layer : image.inspected().layers()) {
                distinct.put(layer.diffId(), layer.dockerSize());
            }
        }
        long together = distinct.values().stream().mapToLong(Long::longValue).sum();
        if (together == apart) {
            return texts.text("images.totals.apart", images.size(), DockerText.size(apart));
        }
        return texts.text("images.totals.shared", images.size(), DockerText.size(apart), DockerText.size(together));
    }
}
