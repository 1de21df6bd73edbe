package dev.cutaway.app.disk;

import dev.cutaway.app.control.Hatch;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One image's bar: its layers by bytes, base at the left. */
final class MapRow extends Region {

    private static final PseudoClass GOING = PseudoClass.getPseudoClass("going");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double HEIGHT = 28;
    private static final double ROOM_FOR_NUMBER = 14;
    private static final double ROOM_FOR_WORDS = 64;

    /** One layer in the bar. */
    static final class Segment extends Region {
        private final KeptImage.Layer layer;
        private final int number;
        /** Made when first needed: most layers stay. */
        private @Nullable Hatch hatch;
        private final Label words = new Label();
        private String title = "";

        Segment(KeptImage.Layer layer, int number) {
            this.layer = layer;
            this.number = number;
            getStyleClass().add("map-segment");
            words.getStyleClass().add("words");
            words.setMouseTransparent(true);
            getChildren().add(words);
        }

        KeptImage.Layer layer() {
            return layer;
        }

        int number() {
            return number;
        }

        private void going(boolean goes) {
            pseudoClassStateChanged(GOING, goes);
            if (goes && hatch == null) {
                hatch = new Hatch();
                getChildren().addFirst(hatch);
            }
            if (hatch != null) {
                hatch.setVisible(goes);
            }
        }

        @Override
        protected void layoutChildren() {
            if (hatch != null) {
                hatch.resizeRelocate(1, 1, Math.max(0, getWidth() - 2), Math.max(0, getHeight() - 2));
            }
            words.setVisible(getWidth() >= ROOM_FOR_NUMBER);
            // A word cut after its first letters says nothing; the number always does.
            words.setText(getWidth() >= ROOM_FOR_WORDS ? title : Integer.toString(number));
            double wide = Math.min(words.prefWidth(-1), getWidth() - 6);
            words.resizeRelocate(3, (getHeight() - 18) / 2, Math.max(0, wide), 18);
        }
    }

    private final List<Segment> segments = new ArrayList<>();
    private DiskModel model;

    MapRow(DiskModel model) {
        this.model = model;
        getStyleClass().add("map-bar");
        setMinHeight(HEIGHT);
    }

    /** Shows an image; {@code pointed} is told when the pointer comes to a layer. */
    void show(DiskModel newModel, KeptImage image, BiConsumer<KeptImage, Segment> pointed) {
        model = newModel;
        segments.clear();
        for (int i = 0; i < image.layers().size(); i++) {
            var segment = new Segment(image.layers().get(i), i + 1);
            model.color(segment.layer()).applyTo(segment);
            segment.setOnMouseEntered(event -> pointed.accept(image, segment));
            segments.add(segment);
        }
        getChildren().setAll(segments);
        requestLayout();
    }

    /** Names the layers: number, and the words where they fit. */
    void title(List<String> titles) {
        for (int i = 0; i < segments.size(); i++) {
            String title = i < titles.size() ? titles.get(i) : "";
            segments.get(i).title = (segments.get(i).number() + " " + title).strip();
            segments.get(i).requestLayout();
        }
    }

    /** Marks what goes, and the layer that is pointed at; null for none. */
    void mark(boolean rowGoes, Set<Digest> gone, @Nullable Digest lit) {
        for (Segment segment : segments) {
            segment.going(rowGoes && gone.contains(segment.layer().key()));
            segment.pseudoClassStateChanged(LIT, segment.layer().key().equals(lit));
        }
    }

    List<Segment> segments() {
        return segments;
    }

    /** As wide as there is room; its segments share what there is. */
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        MapScale scale = model.scale(getWidth());
        double x = 0;
        double y = (getHeight() - HEIGHT) / 2;
        for (Segment segment : segments) {
            long bytes = model.bytes(segment.layer());
            segment.setVisible(bytes > 0);
            segment.resizeRelocate(x, y, scale.width(bytes), HEIGHT);
            x += scale.step(bytes);
        }
    }
}
