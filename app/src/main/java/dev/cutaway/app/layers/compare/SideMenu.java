package dev.cutaway.app.layers.compare;

import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.images.OpenImage;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Chooses a side: a layer of this image, the empty file system, or another open image. */
final class SideMenu extends MenuButton {

    private static final int WORDS = 60;

    private final ImageContext context;
    private final ImageText text;
    private final Consumer<Side> choose;

    SideMenu(ImageContext context, String name, Consumer<Side> choose) {
        this.context = context;
        this.choose = choose;
        text = context.text();
        getStyleClass().addAll("compact", "side");
        setAccessibleText(name);
        setMaxWidth(280);
    }

    /**
     * Shows what is chosen and offers the rest.
     *
     * @param layersOnly true where the other side is of this image too: then its top layer is called a layer
     */
    void show(Side side, Side self, boolean layersOnly, List<OpenImage> others) {
        boolean own = side.image() == self.image();
        setGraphic(own && side.layer() >= 0 ? chip(side.layer()) : null);
        setText(own && (layersOnly || !side.isWhole()) ? layerWords(side.layer()) : side.name());
        Tips.set(this, own && side.layer() >= 0 ? context.facts().instruction(side.layer()).toString() : side.name());
        getItems().clear();
        for (int layer = context.facts().layers().size() - 1; layer >= 0; layer--) {
            getItems().add(item(layerWords(layer) + "  " + instruction(layer), self.at(layer), chip(layer)));
        }
        getItems().add(item(text.of("image.compare.empty"), self.at(-1), null));
        if (!others.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (OpenImage other : others) {
            getItems().add(item(other.name(), Side.whole(other.inspected(), other.name()), null));
        }
    }

    private MenuItem item(String words, Side side, @Nullable LayerChip chip) {
        var item = new MenuItem(words, chip);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> choose.accept(side));
        return item;
    }

    private LayerChip chip(int layer) {
        return new LayerChip(layer + 1, context.facts().color(layer));
    }

    private String layerWords(int layer) {
        if (layer < 0) {
            return text.of("image.compare.empty");
        }
        return text.of("image.compare.layer", layer + 1);
    }

    private String instruction(int layer) {
        String words = context.facts().instruction(layer).toString().replaceAll("\\s+", " ");
        return words.length() > WORDS ? words.substring(0, WORDS) + "…" : words;
    }
}
