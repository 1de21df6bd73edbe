package dev.cutaway.app.disk;

import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.Digest;

import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the layer under the pointer is, who has it, and whether it goes. */
final class LayerCard extends VBox {

    private static final int NAMED = 3;

    private final Texts texts;
    private final LayerChip chip = new LayerChip();
    private final Label size = new Label();
    private final Label command = new Label();
    private final Label words = new Label();

    LayerCard(Texts texts) {
        this.texts = texts;
        getStyleClass().addAll("popover", "layer-card");
        size.getStyleClass().add("strong");
        command.getStyleClass().addAll("mono-small", "secondary");
        command.setMaxWidth(300);
        words.setWrapText(true);
        words.getStyleClass().add("small");
        words.setMaxWidth(300);
        var head = new HBox(chip, size);
        head.getStyleClass().add("layer-card-head");
        getChildren().addAll(head, command, words);
        setMouseTransparent(true);
    }

    /** @param going images that are shown as going */
    void show(DiskModel model, MapRow.Segment segment, String title, Set<Digest> going) {
        chip.show(segment.number(), model.color(segment.layer()));
        size.setText(texts.text("disk.card.once", DockerText.size(model.bytes(segment.layer()))));
        command.setText(title.isEmpty() ? segment.layer().facts().diffId().shortId() : title.replace('\n', ' '));
        List<KeptImage> holders = model.holders(segment.layer());
        List<KeptImage> staying = holders.stream().filter(image -> !going.contains(image.id())).toList();
        String who = texts.text("disk.card.in", holders.size(), names(holders));
        if (staying.size() == holders.size()) {
            words.setText(who);
        } else if (staying.isEmpty()) {
            words.setText(who + " " + texts.text("disk.card.goes", holders.size()));
        } else {
            words.setText(who + " " + texts.text("disk.card.stays", names(staying)));
        }
    }

    private String names(List<KeptImage> images) {
        String first = String.join(", ", images.stream().limit(NAMED).map(KeptImage::name).toList());
        return images.size() <= NAMED ? first : texts.text("disk.card.more", first, images.size() - NAMED);
    }
}
