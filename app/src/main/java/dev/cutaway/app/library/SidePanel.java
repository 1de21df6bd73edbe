package dev.cutaway.app.library;

import dev.cutaway.app.control.CopyableId;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Beside the list: the selected image as a small stack, with its main facts and what can be done with it. */
final class SidePanel extends VBox {

    private static final double STACK = 240;

    private final Texts texts;
    private final Library library;
    private final Descriptions descriptions;
    private final ImageActions actions;
    private final VBox body = new VBox();
    private final SmallStack stack = new SmallStack();
    private final Button open = new Button();
    private final Button save = new Button();
    private final Button remove = new Button();
    private Subscription described = Subscription.EMPTY;

    SidePanel(Texts texts, Library library, Descriptions descriptions, ImageActions actions) {
        this.texts = texts;
        this.library = library;
        this.descriptions = descriptions;
        this.actions = actions;
        getStyleClass().add("side-panel");
        body.getStyleClass().add("side-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        open.textProperty().bind(texts.of("library.open"));
        open.getStyleClass().add("primary");
        open.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(open, Priority.ALWAYS);
        save.textProperty().bind(texts.of("library.save"));
        save.setMinWidth(Region.USE_PREF_SIZE);
        remove.textProperty().bind(texts.of("library.remove"));
        remove.getStyleClass().add("danger");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        var buttons = new HBox(open, save, remove);
        buttons.getStyleClass().add("side-buttons");
        getChildren().addAll(scroll, buttons);
    }

    /** Shows this image; null for none. */
    void show(@Nullable KeptImage image) {
        described.unsubscribe();
        boolean any = image != null;
        open.setDisable(!any);
        save.setDisable(!any);
        remove.setDisable(!any);
        if (image == null) {
            body.getChildren().setAll(words(texts.text("library.side.none"), "secondary"));
            return;
        }
        open.setOnAction(action -> actions.open(image));
        save.setOnAction(action -> actions.save(List.of(image)));
        remove.setOnAction(action -> actions.remove(List.of(image)));
        described = descriptions.of(image).subscribe(known -> fill(image, known));
    }

    private void fill(KeptImage image, @Nullable Described known) {
        Contents contents = library.contents();
        var bases = BaseLayers.of(contents.images());
        KeptImage base = bases.baseOf(image);
        stack.show(image, titles(known, base), bases.countOf(image), STACK,
                texts.text("library.side.more", image.layers().size() - 14));
        stack.setAccessibleText(texts.text("library.side.stack", image.layers().size()));
        body.getChildren().setAll(head(image), line(image, known, base));
        if (image.kind() != KeptImage.Kind.TAGGED) {
            body.getChildren().add(words(KindWords.explanation(texts, image.kind()), "explanation"));
        }
        body.getChildren().addAll(stack, facts(image, contents));
        if (known != null) {
            String command = StartCommand.of(known.details().configJson());
            if (!command.isEmpty()) {
                var starts = new Label(command);
                starts.getStyleClass().addAll("mono-small", "side-command");
                starts.setWrapText(true);
                starts.setMaxWidth(Double.MAX_VALUE);
                starts.setMinHeight(Region.USE_PREF_SIZE);
                body.getChildren().add(starts);
            }
        }
    }

    /** Commands of the layers; a base of one layer is called by its name, as on the disk page. */
    private static List<String> titles(@Nullable Described known, @Nullable KeptImage base) {
        var titles = new ArrayList<String>(known == null ? List.of() : known.titles());
        if (!titles.isEmpty() && base != null && base.layers().size() == 1) {
            titles.set(0, base.name());
        }
        return titles;
    }

    private Node head(KeptImage image) {
        var name = new Label(image.name());
        name.getStyleClass().add("head");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Tips.set(name, String.join("\n", image.names().isEmpty()
                ? List.of(image.id().toString())
                : image.names()));
        var row = new HBox(name);
        row.getStyleClass().add("side-head");
        if (library.contents().hasTrash()) {
            var pin = new Button();
            var icon = new FontIcon(Feather.BOOKMARK);
            pin.setGraphic(icon);
            pin.getStyleClass().addAll("icon-button", "compact", image.pinned() ? "pinned" : "loose");
            String words = texts.text(image.pinned() ? "library.unpin" : "library.pin");
            pin.setAccessibleText(words);
            Tips.set(pin, words + "\n" + texts.text("library.pin.tip"));
            pin.setOnAction(action -> actions.pin(image, !image.pinned()));
            row.getChildren().add(pin);
        }
        return row;
    }

    private Node line(KeptImage image, @Nullable Described known, @Nullable KeptImage base) {
        String platform = known == null ? "" : known.details().platform() + " · ";
        String on = base == null ? "" : texts.text("library.side.base", base.name()) + " · ";
        var words = new Label(platform + on + texts.text("library.side.layers", image.layers().size()));
        words.getStyleClass().addAll("secondary", "small");
        words.setWrapText(true);
        var id = new CopyableId(image.id().shortId(), image.id().toString(), texts.text("library.copy-id"));
        var age = new Label(Ages.of(texts, image.summary().created()));
        age.getStyleClass().addAll("secondary", "small");
        Tips.set(age, Ages.timestamp(image.summary().created()));
        var second = new HBox(id, age);
        second.getStyleClass().add("side-id");
        return new VBox(words, second);
    }

    private Node facts(KeptImage image, Contents contents) {
        LayerSharing sharing = contents.sharing();
        long unique = sharing.unique(image.id());
        int others = sharing.sharedWith(image.id());
        var facts = new VBox();
        facts.getStyleClass().add("facts");
        fact(facts, texts.text("library.side.unpacked"), image.summary().size(), true);
        if (contents.store() != null) {
            fact(facts, texts.text("library.side.stored"), contents.store().sharing().size(image.id()), false);
        }
        fact(facts, texts.text("library.side.shared", others), sharing.size(image.id()) - unique, false);
        fact(facts, texts.text("library.side.unique"), unique, false);
        return facts;
    }

    private void fact(VBox facts, String words, long bytes, boolean strong) {
        var label = new Label(words);
        label.getStyleClass().add("secondary");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var figure = new Label(DockerText.size(bytes));
        figure.getStyleClass().add(strong ? "strong" : "plain");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(figure, texts.text("image.exact", bytes));
        var row = new HBox(label, figure);
        row.getStyleClass().add("fact");
        facts.getChildren().add(row);
    }

    private static Label words(String text, String styleClass) {
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add(styleClass);
        return words;
    }
}
