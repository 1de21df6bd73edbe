package dev.cutaway.app.shell;

import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Back, forward, the path to the page, and the way to the palette. */
final class TopBar extends HBox {

    private final Navigator navigator;
    private final HBox crumbs = new HBox();

    TopBar(Texts texts, Navigator navigator, Runnable openPalette) {
        this.navigator = navigator;
        getStyleClass().addAll("top-bar", "hairline-below");
        Button back = arrow(Feather.CHEVRON_LEFT, texts.of("shell.back"));
        back.setOnAction(action -> navigator.back());
        back.disableProperty().bind(navigator.canGoBackProperty().map(can -> !can));
        Button forward = arrow(Feather.CHEVRON_RIGHT, texts.of("shell.forward"));
        forward.setOnAction(action -> navigator.forward());
        forward.disableProperty().bind(navigator.canGoForwardProperty().map(can -> !can));
        crumbs.getStyleClass().add("crumbs");
        crumbs.setMinWidth(0);
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        getChildren().addAll(back, forward, crumbs, commandField(texts, openPalette));
        navigator.currentProperty().subscribe(this::showPath);
    }

    private static Button arrow(Ikon icon, ObservableValue<String> name) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        button.accessibleTextProperty().bind(name);
        return button;
    }

    /** Looks like a field, because that is what it opens. */
    private static Button commandField(Texts texts, Runnable openPalette) {
        var prompt = new Label();
        prompt.textProperty().bind(texts.of("shell.palette.prompt"));
        prompt.getStyleClass().add("caption");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var content = new HBox(new FontIcon(Feather.SEARCH), prompt, gap, KeyCaps.of(ShellCommands.PALETTE));
        content.getStyleClass().add("command-field-content");
        var button = new Button();
        button.setGraphic(content);
        button.getStyleClass().add("command-field");
        button.accessibleTextProperty().bind(texts.of("shell.palette.prompt"));
        button.setOnAction(action -> openPalette.run());
        return button;
    }

    private void showPath(Page page) {
        crumbs.getChildren().clear();
        var above = new ArrayList<Page>();
        for (Optional<Page> at = page.parent(); at.isPresent(); at = at.get().parent()) {
            above.addFirst(at.get());
        }
        for (Page each : above) {
            var link = new Hyperlink();
            link.textProperty().bind(each.title());
            link.getStyleClass().add("crumb");
            link.setOnAction(action -> navigator.go(each));
            var slash = new Label("/");
            slash.getStyleClass().add("caption");
            crumbs.getChildren().addAll(link, slash);
        }
        var here = new Label();
        here.textProperty().bind(page.title());
        here.getStyleClass().add("strong");
        here.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        here.setEllipsisString("…");
        here.setMinWidth(0);
        crumbs.getChildren().add(here);
    }
}
