package dev.cutaway.app.shell;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The left edge: the app's name, its places, what is open, and how it looks and speaks. */
final class Rail extends VBox {

    private final Texts texts;
    private final Navigator navigator;
    private final VBox places = new VBox();
    private final VBox open = new VBox();
    private final Label openHead = new Label();

    Rail(ShellContent content, Texts texts, AppSettings settings, Navigator navigator) {
        ObservableList<RailEntry> entries = content.open();
        this.texts = texts;
        this.navigator = navigator;
        getStyleClass().add("rail");
        var name = new Label();
        name.textProperty().bind(texts.of("shell.app.name"));
        name.getStyleClass().add("head");
        var brand = new HBox(new Logo(), name);
        brand.getStyleClass().add("brand");
        places.getStyleClass().add("rail-items");
        for (Place place : content.places()) {
            var item = new RailItem(place.page(), new FontIcon(place.icon()), null, texts, navigator);
            item.count(place.count());
            places.getChildren().add(item);
        }
        openHead.textProperty().bind(texts.of("shell.rail.open"));
        openHead.getStyleClass().addAll("caption", "small", "rail-head");
        open.getStyleClass().add("rail-items");
        open.setAccessibleRole(AccessibleRole.LIST_VIEW);
        var scroll = new ScrollPane(open);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(brand, places, openHead, scroll);
        getChildren().addAll(content.foot());
        getChildren().add(new RailFoot(texts, settings));
        entries.addListener((ListChangeListener<RailEntry>) change -> list(entries));
        list(entries);
        navigator.currentProperty().addListener((current, before, now) -> mark());
    }

    private void mark() {
        List<RailItem> items = Stream.of(places, open).flatMap(box -> box.getChildren().stream())
                .map(RailItem.class::cast).toList();
        // A page that has no line of its own belongs to the one it was reached from.
        Page current = navigator.currentProperty().get();
        while (current.parent().isPresent() && items.stream().noneMatch(isOf(current))) {
            current = current.parent().get();
        }
        for (RailItem item : items) {
            item.mark(current);
        }
    }

    private static Predicate<RailItem> isOf(Page page) {
        return item -> item.isOf(page);
    }

    private void list(List<RailEntry> entries) {
        openHead.setVisible(!entries.isEmpty());
        open.getChildren().setAll(entries.stream()
                .map(entry -> new RailItem(entry.page(), entry.icon(), entry.close(), texts, navigator)).toList());
        mark();
    }
}
