package dev.cutaway.app.layers;

import dev.cutaway.app.control.CopyableId;
import dev.cutaway.app.control.Hatch;
import dev.cutaway.app.control.Pill;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.image.InspectedImage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The head of the page: what the image is called, the figures that matter most, what can be done with it. */
final class PageHeader extends HBox {

    private final Label shared = new Label();

    /**
     * @param waste shows the waste tab
     * @param compare chooses what to compare with
     * @param menu what else can be done
     */
    PageHeader(ImageContext context, Runnable waste, Runnable compare, List<MenuItem> menu) {
        getStyleClass().add("image-header");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var words = new VBox(nameLine(context), factsLine(context, waste));
        words.getStyleClass().add("lines");
        ImageText text = context.text();
        var compareButton = new Button(text.of("image.compare.button"));
        compareButton.setOnAction(_ -> compare.run());
        var more = new MenuButton("", FontIcon.of(Feather.MORE_HORIZONTAL, 16));
        more.getStyleClass().add("more");
        more.setAccessibleText(text.of("image.more"));
        Tips.set(more, text.of("image.more"));
        more.getItems().addAll(menu);
        compareButton.setMinWidth(USE_PREF_SIZE);
        more.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, gap, compareButton, more);
    }

    private static Node nameLine(ImageContext context) {
        ImageText text = context.text();
        ArchivedImage source = context.facts().image().source();
        var name = new Label(title(context));
        name.getStyleClass().add("title");
        name.setMinWidth(80);
        Tips.set(name, name.getText());
        var id = new CopyableId(source.id().shortId(), source.id().toString(), text.of("image.copy.id"));
        var platform = new Label(source.platform().toString());
        platform.getStyleClass().add("secondary");
        platform.setMinWidth(USE_PREF_SIZE);
        var age = new Label(text.age(source.config().created()));
        age.getStyleClass().add("secondary");
        age.setMinWidth(USE_PREF_SIZE);
        Tips.set(age, text.timestamp(source.config().created()));
        var line = new HBox(name);
        if (source.tags().size() > 1) {
            Pill more = Pill.neutral("+" + (source.tags().size() - 1));
            Tips.set(more, String.join("\n", source.tags()));
            line.getChildren().add(more);
        }
        line.getChildren().addAll(id, platform, age);
        line.getStyleClass().add("name-line");
        return line;
    }

    /** Its first name, else what it is called where it was opened, unless that is only its id. */
    private static String title(ImageContext context) {
        ArchivedImage source = context.facts().image().source();
        if (!source.tags().isEmpty()) {
            return source.tags().getFirst();
        }
        return context.name().equals(source.id().shortId()) ? context.text().of("image.untagged") : context.name();
    }

    private Node factsLine(ImageContext context, Runnable waste) {
        ImageText text = context.text();
        ImageFacts facts = context.facts();
        InspectedImage image = facts.image();
        var line = new HBox();
        line.getStyleClass().add("facts-line");
        line.getChildren().add(fact(text, image.dockerSize(), text.of("image.unpacked")));
        boolean compressed = image.source().layers().stream()
                .anyMatch(layer -> layer.compression() != Compression.NONE);
        line.getChildren().add(fact(text, image.source().blobBytes(),
                compressed ? text.of("image.compressed") : text.of("image.in.archive")));
        var hatch = new Hatch();
        hatch.getStyleClass().add("sample");
        var dead = new Button();
        dead.getStyleClass().setAll("fact-button");
        var figures = new HBox(6, hatch, fact(text, facts.deadBytes(), text.of("image.dead")));
        figures.setAlignment(Pos.CENTER_LEFT);
        dead.setGraphic(figures);
        dead.setOnAction(_ -> waste.run());
        dead.setAccessibleText(text.size(facts.deadBytes()) + " " + text.of("image.dead"));
        Tips.set(dead, text.of("image.dead.tip", text.exact(facts.deadBytes())));
        line.getChildren().add(dead);
        shared.getStyleClass().add("secondary");
        line.getChildren().add(shared);
        return line;
    }

    /** Says how much of the image other open images have too; empty for nothing. */
    void showShared(String words) {
        shared.setText(words);
    }

    private static Node fact(ImageText text, long bytes, String words) {
        var figure = new Label(text.size(bytes));
        figure.getStyleClass().add("strong");
        figure.setMinWidth(USE_PREF_SIZE);
        var label = new Label(words);
        label.getStyleClass().add("secondary");
        var fact = new HBox(5, figure, label);
        fact.setAlignment(Pos.CENTER_LEFT);
        Tips.set(figure, text.exact(bytes));
        return fact;
    }
}
