package dev.cutaway.app.build.order;

import dev.cutaway.app.build.run.StageNames;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What a build is asked for in one row: tag, stage, arguments, platform, and the button that begins or stops it. */
public final class BuildBar extends HBox {

    private static final List<String> PLATFORMS = List.of("", "linux/amd64", "linux/arm64", "linux/arm/v7");

    private final Workbench bench;
    private final Texts texts;
    private final ObjectProperty<BuildOrder> order;
    private final BuildSubject subject;
    private final ObservableValue<Offers> offers;
    private final BooleanProperty building = new SimpleBooleanProperty(this, "building");
    private final Runnable build;
    private final TextField tag = new TextField();
    private final HBox tagBox = new HBox();
    private final MenuButton target = new MenuButton();
    private final Button args = new Button();
    private final MenuButton platform = new MenuButton();
    private final Button go = new Button();
    /** Never seen: it has the words the button does not have now, so that these take no more room. */
    private final Button otherGo = new Button();
    private final StackPane goBox = new StackPane(otherGo, go);
    // Held here: the language outlives what is shown in it.
    private final InvalidationListener onLanguage = language -> show();
    private @Nullable Node instead;
    private boolean typing;

    /**
     * @param order what is asked for; changed here
     * @param subject what is built
     * @param build begins a build
     * @param cancel stops it
     */
    public BuildBar(Workbench bench, ObjectProperty<BuildOrder> order, BuildSubject subject, Runnable build,
            Runnable cancel) {
        this.bench = bench;
        this.texts = bench.texts();
        this.order = order;
        this.subject = subject;
        offers = subject.document().map(now -> Offers.of(now.parsed()));
        this.build = build;
        getStyleClass().add("build-bar");
        tag.getStyleClass().addAll("bare", "build-tag");
        tag.promptTextProperty().bind(texts.of("build.bar.tag"));
        tag.accessibleTextProperty().bind(texts.of("build.bar.tag"));
        // Not of the empty text it begins with: that would take away what is remembered.
        tag.textProperty().addListener((text, before, now) -> typed(now));
        tag.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                start();
                key.consume();
            }
        });
        tagBox.getChildren().addAll(FontIcon.of(Feather.TAG, 14), tag);
        tagBox.getStyleClass().addAll("field", "build-tag-box");
        Tips.set(tag, "");
        args.getStyleClass().add("build-args");
        args.setOnAction(action -> ask());
        go.setOnAction(action -> {
            if (building.get()) {
                cancel.run();
            } else {
                start();
            }
        });
        otherGo.setVisible(false);
        go.setMaxWidth(Double.MAX_VALUE);
        goBox.setMaxHeight(USE_PREF_SIZE);
        for (Region region : List.of(target, args, platform, go, otherGo, goBox)) {
            region.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(tagBox, target, args, platform, goBox);
        order.subscribe(now -> show());
        offers.subscribe(now -> show());
        building.subscribe(now -> show());
        texts.messagesProperty().addListener(new WeakInvalidationListener(onLanguage));
    }

    /** Whether a build goes on; then the button stops it. */
    public BooleanProperty buildingProperty() {
        return building;
    }

    /** Shows something in the place of the bar, such as why nothing can be built; null for the bar itself. */
    public void instead(@Nullable Node node) {
        instead = node;
        if (node == null) {
            getChildren().setAll(tagBox, target, args, platform, goBox);
        } else {
            getChildren().setAll(node);
        }
    }

    /** Begins a build as the button does, where the order makes sense. */
    public void start() {
        if (!building.get() && instead == null && problems().isEmpty()) {
            build.run();
        }
    }

    private List<BuildOrder.Problem> problems() {
        return order.get().problems(offers.getValue().stages());
    }

    private void typed(String text) {
        if (!typing) {
            order.set(order.get().withTags(text));
        }
    }

    private void ask() {
        bench.sheets().show(new OrderSheet(bench, order.get(), offers.getValue(), subject, order::set));
    }

    private void show() {
        BuildOrder now = order.get();
        if (!tag.getText().equals(now.tags())) {
            typing = true;
            tag.setText(now.tags());
            typing = false;
        }
        List<BuildOrder.Problem> problems = problems();
        List<String> wrong = problems.stream().map(this::words).toList();
        mark(tagBox, problems.stream().anyMatch(problem -> problem.part() == BuildOrder.Part.TAG));
        Tips.set(tag, wrong.isEmpty() ? texts.text("build.bar.tag.tip") : String.join("\n", wrong));
        target.setGraphic(pair("build.bar.target", now.target().isEmpty()
                ? texts.text("build.bar.target.last")
                : StageNames.of(texts, now.target())));
        Tips.set(target, texts.text("build.bar.target.tip"));
        target.getItems().setAll(targets(now));
        HBox extras = pair("build.bar.args", Integer.toString(extras(now)));
        extras.getChildren().addFirst(FontIcon.of(Feather.SLIDERS, 14));
        args.setGraphic(extras);
        Tips.set(args, texts.text("build.bar.args.tip"));
        platform.setText(now.platform().isEmpty() ? texts.text("build.bar.platform.here") : now.platform());
        platform.getItems().setAll(platforms(now));
        boolean stops = building.get();
        dress(go, stops);
        dress(otherGo, !stops);
        go.getStyleClass().remove("primary");
        if (!stops) {
            go.getStyleClass().add("primary");
        }
        go.setDisable(!stops && !problems.isEmpty());
        Tips.set(go, wrong.isEmpty() || stops ? texts.text("build.bar.build.tip") : String.join("\n", wrong));
    }

    private void dress(Button button, boolean stops) {
        button.setText(texts.text(stops ? "build.bar.cancel" : "build.bar.build"));
        button.setGraphic(FontIcon.of(stops ? Feather.SQUARE : Feather.PLAY, 14));
    }

    private static int extras(BuildOrder order) {
        return order.args().size() + order.labels().size() + order.secrets().size() + order.hosts().size()
                + (order.cache() ? 0 : 1);
    }

    private String words(BuildOrder.Problem problem) {
        String text = problem.text();
        return switch (problem.part()) {
            case TAG -> texts.text("build.problem.tag", text);
            case TARGET -> texts.text("build.problem.target", text);
            case ARGUMENT -> texts.text("build.problem.argument", text);
            case LABEL -> texts.text("build.problem.label");
            case PLATFORM -> texts.text("build.problem.platform", text);
            case SECRET -> texts.text("build.problem.secret");
            case HOST -> texts.text("build.problem.host", text);
        };
    }

    private HBox pair(String key, String value) {
        var name = new Label(texts.text(key));
        name.getStyleClass().addAll("secondary", "build-pair-name");
        var pair = new HBox(name, new Label(value));
        pair.getStyleClass().add("build-pair");
        return pair;
    }

    private static void mark(Node node, boolean invalid) {
        node.getStyleClass().remove("invalid");
        if (invalid) {
            node.getStyleClass().add("invalid");
        }
    }

    private List<RadioMenuItem> targets(BuildOrder now) {
        var group = new ToggleGroup();
        var items = new ArrayList<RadioMenuItem>();
        items.add(item(group, texts.text("build.bar.target.last"), now.target().isEmpty(),
                () -> order.set(order.get().withTarget(""))));
        for (String stage : offers.getValue().stages()) {
            items.add(item(group, StageNames.of(texts, stage), stage.equalsIgnoreCase(now.target()),
                    () -> order.set(order.get().withTarget(stage))));
        }
        return items;
    }

    private List<RadioMenuItem> platforms(BuildOrder now) {
        var group = new ToggleGroup();
        return PLATFORMS.stream().map(name -> item(group, name.isEmpty()
                ? texts.text("build.bar.platform.here")
                : name, name.equals(now.platform()), () -> order.set(order.get().withPlatform(name)))).toList();
    }

    private static RadioMenuItem item(ToggleGroup group, String text, boolean chosen, Runnable action) {
        var item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(event -> action.run());
        return item;
    }
}
