package dev.cutaway.app.engines;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** At the foot of the rail: which engine the window works with, whether it is there, and the others. */
public final class EngineChooser extends HBox {

    private static final List<String> DOTS = List.of("there", "starting", "gone");

    private final Engines engines;
    private final Texts texts;
    private final MenuButton menu = new MenuButton();
    private final Region dot = new Region();
    private final Label name = new Label();

    /** Not seen while there is no engine to choose. */
    public EngineChooser(Engines engines, Texts texts) {
        this.engines = engines;
        this.texts = texts;
        getStyleClass().addAll("engine-chooser", "hairline-above");
        dot.getStyleClass().add("engine-dot");
        name.getStyleClass().add("strong");
        var content = new HBox(dot, name);
        content.getStyleClass().add("engine-name");
        menu.setGraphic(content);
        menu.setPopupSide(Side.TOP);
        menu.getStyleClass().add("flat");
        menu.setMaxWidth(Double.MAX_VALUE);
        // An engine may have been started or ended since.
        menu.setOnShowing(showing -> engines.look());
        HBox.setHgrow(menu, Priority.ALWAYS);
        getChildren().add(menu);
        engines.entries().addListener((ListChangeListener<EngineEntry>) change -> show());
        engines.stateProperty().addListener((state, before, now) -> show());
        texts.messagesProperty().subscribe(messages -> show());
    }

    private void show() {
        EngineState state = engines.stateProperty().get();
        boolean any = !engines.entries().isEmpty();
        setVisible(any);
        setManaged(any);
        name.setText(state.chosen().map(entry -> name(texts, entry)).orElse(""));
        dot.getStyleClass().removeAll(DOTS);
        String words = switch (state) {
            case EngineState.None _ -> "";
            case EngineState.Starting _ -> mark("starting", texts.text("engines.starting"));
            case EngineState.There there -> mark("there", texts.text("engines.there", there.entry().description()));
            case EngineState.Gone gone -> mark("gone", texts.text("engines.gone", reason(gone.reason())));
        };
        Tips.set(menu, words);
        menu.setAccessibleText(texts.text("engines.chooser", name.getText(), words));
        menu.getItems().setAll(items(state));
    }

    private String mark(String styleClass, String words) {
        dot.getStyleClass().add(styleClass);
        return words;
    }

    private List<MenuItem> items(EngineState state) {
        var group = new ToggleGroup();
        var items = new ArrayList<MenuItem>();
        for (EngineEntry entry : engines.entries()) {
            var item = new RadioMenuItem(name(texts, entry) + "  " + detail(entry));
            item.setToggleGroup(group);
            item.setSelected(state.chosen().filter(entry::equals).isPresent());
            item.setDisable(!entry.isReachable());
            item.setOnAction(action -> engines.choose(entry));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        items.add(item("engines.look", Feather.REFRESH_CW, engines::look));
        if (state instanceof EngineState.Gone) {
            items.add(item("engines.retry", Feather.PLAY, engines::retry));
        }
        return items;
    }

    private String detail(EngineEntry entry) {
        return entry.isReachable() ? entry.description() : texts.text("engines.unreachable", entry.reason());
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        var item = new MenuItem(texts.text(key), new FontIcon(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** What an engine is called in the language of the moment. */
    public static String name(Texts texts, EngineEntry entry) {
        return switch (entry.kind()) {
            case BUNDLED -> texts.text("engines.bundled");
            case DOCKER -> texts.text("engines.docker", entry.name());
            case PODMAN -> texts.text("engines.podman", entry.name());
        };
    }

    static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
