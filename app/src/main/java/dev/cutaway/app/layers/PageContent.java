package dev.cutaway.app.layers;

import dev.cutaway.app.control.Clip;
import dev.cutaway.app.control.Palette;
import dev.cutaway.app.images.OpenImage;
import dev.cutaway.app.layers.compare.CompareTab;
import dev.cutaway.app.layers.configuration.ConfigurationTab;
import dev.cutaway.app.layers.export.PathActions;
import dev.cutaway.app.layers.files.FilesTab;
import dev.cutaway.app.layers.history.HistoryTab;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.LayerSelection;
import dev.cutaway.app.layers.preview.PreviewPane;
import dev.cutaway.app.layers.stack.StackPanel;
import dev.cutaway.app.layers.waste.WasteTab;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.analysis.dockerfile.LikelyDockerfile;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;

/** The page in one language: header, stack, tabs. Tabs are built when they are first shown. */
final class PageContent extends BorderPane {

    private static final double STACK_WIDTH = 320;
    /** In a narrow window the stack gives way: the files need more room than it does. */
    private static final double WIDEST_STACK = 0.3;

    private final ImageContext context;
    private final StackPanel stack;
    private final FilesTab files;
    private final PreviewPane preview;
    private final WasteTab waste;
    private final TabPane tabs = new TabPane();
    private final Map<String, Tab> tabsByName = new LinkedHashMap<>();
    private final ObservableList<OpenImage> all;
    private final PageHeader header;
    private @Nullable CompareTab compare;

    PageContent(String name, ImageFacts facts, LayerSelection selection, Workbench bench, ImageText text,
            ObservableList<OpenImage> all) {
        this.all = all;
        var palette = new Palette();
        context = new ImageContext(name, facts, selection, bench, text, palette);
        stack = new StackPanel(facts.rows(), facts.colors(), selection, text, this::leaveStack);
        var actions = new PathActions(context);
        preview = new PreviewPane(context, actions::export);
        waste = new WasteTab(context, this::reveal);
        files = new FilesTab(context, preview, stack::focusStack, actions);
        files.selectedNodeProperty().subscribe(node -> preview.show(node.intValue(), selection.selected()));
        selection.addListener(() -> preview.show(files.selectedNodeProperty().get(), selection.selected()));
        header = new PageHeader(context, () -> showTab("waste"), () -> showTab("compare"), menu());
        addTabs();
        setTop(header);
        setCenter(split());
        getChildren().add(palette);
    }

    private Node split() {
        var split = new SplitPane(stack, tabs);
        SplitPane.setResizableWithParent(stack, false);
        stack.setMinWidth(220);
        tabs.setMinWidth(380);
        var width = context.bench().settings().number("image.stack.width", STACK_WIDTH);
        stack.setPrefWidth(width.get());
        split.widthProperty().subscribe((before, now) -> {
            if (before.doubleValue() == 0 && now.doubleValue() > 0) {
                split.setDividerPosition(0, Math.min(width.get() / now.doubleValue(), WIDEST_STACK));
            }
        });
        stack.widthProperty().subscribe((before, now) -> {
            if (before.doubleValue() > 0 && now.doubleValue() > 0) {
                width.set(now.doubleValue());
            }
        });
        return split;
    }

    private void addTabs() {
        ImageText text = context.text();
        ImageFacts facts = context.facts();
        header.showShared(shared());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        add("files", text.of("image.tab.files"), text.number(facts.finished().fileCount(0)), () -> files);
        add("history", text.of("image.tab.history"), text.number(facts.image().history().size()),
                () -> new HistoryTab(context));
        add("waste", text.of("image.tab.waste"), facts.deadBytes() == 0 ? "" : text.size(facts.deadBytes()),
                () -> {
                    waste.showChosen();
                    return waste;
                });
        add("compare", text.of("image.tab.compare"), "", this::compareTab);
        add("configuration", text.of("image.tab.configuration"), "", () -> new ConfigurationTab(context));
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::tabChanged);
    }

    /** Leads from a figure to its file. */
    void reveal(String path, int layer) {
        int node = context.facts().tree().find(path);
        if (node > 0) {
            showTab("files");
            context.selection().select(layer);
            files.reveal(node);
            files.focusTable();
        }
    }

    /** How much of this image other open images have too; empty for nothing. */
    private String shared() {
        var own = new HashMap<Digest, Long>();
        context.facts().layers().forEach(layer -> own.put(layer.diffId(), layer.bytes()));
        var common = new HashSet<Digest>();
        int images = 0;
        for (OpenImage other : all) {
            if (other.inspected() == context.facts().image()) {
                continue;
            }
            List<Digest> both = other.inspected().source().config().diffIds().stream().filter(own::containsKey)
                    .toList();
            common.addAll(both);
            images += both.isEmpty() ? 0 : 1;
        }
        long bytes = common.stream().mapToLong(diffId -> own.getOrDefault(diffId, 0L)).sum();
        return images == 0 ? "" : context.text().of("image.shared", context.text().size(bytes), images);
    }

    private void tabChanged(Tab shown) {
        files.setShown(shown == tabsByName.get("files"));
        context.selection().pointAtNothing();
    }

    private void add(String name, String title, String count, Supplier<Node> content) {
        var tab = new Tab(title);
        if (!count.isEmpty()) {
            var figure = new Label(count);
            figure.getStyleClass().add("caption");
            tab.setGraphic(figure);
        }
        tab.selectedProperty().subscribe(selected -> {
            if (selected && tab.getContent() == null) {
                tab.setContent(content.get());
            }
        });
        tabsByName.put(name, tab);
        tabs.getTabs().add(tab);
    }

    private List<MenuItem> menu() {
        ImageText text = context.text();
        var image = context.facts().image();
        var items = new ArrayList<MenuItem>();
        items.add(item(text.of("image.copy.dockerfile"), Feather.FILE_TEXT, () -> Clip.copy(dockerfile())));
        items.add(item(text.of("image.copy.id"), Feather.HASH, () -> Clip.copy(image.source().id().toString())));
        return items;
    }

    private String dockerfile() {
        return LikelyDockerfile.of(context.facts().image().source().config(), context.facts().border()).text();
    }

    private static MenuItem item(String words, Feather icon, Runnable action) {
        var item = new MenuItem(words, FontIcon.of(icon, 14));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** Other images were opened or closed. */
    void imagesChanged() {
        header.showShared(shared());
        if (compare != null) {
            compare.imagesChanged();
        }
    }

    /** Shows what another content of the same page showed. */
    void goOnFrom(PageContent before) {
        int node = before.files.selectedNodeProperty().get();
        if (node > 0) {
            files.reveal(node);
        }
        showTab(before.tab());
    }

    /** The name of the tab that is shown. */
    String tab() {
        Tab shown = tabs.getSelectionModel().getSelectedItem();
        return tabsByName.entrySet().stream().filter(each -> each.getValue() == shown).map(Map.Entry::getKey)
                .findFirst().orElse("files");
    }

    /** Shows the tab of this name; an unknown one changes nothing. */
    void showTab(String name) {
        Tab tab = tabsByName.get(name);
        if (tab != null) {
            tabs.getSelectionModel().select(tab);
        }
    }

    /** Shows how this image differs from another. */
    void compareWith(OpenImage other) {
        showTab("compare");
        compareTab().compareWith(other);
    }

    private CompareTab compareTab() {
        if (compare == null) {
            compare = new CompareTab(context, all);
        }
        return compare;
    }

    /** Gives the keyboard to the stack. */
    void takeFocus() {
        stack.focusStack();
    }

    private void leaveStack() {
        if (tab().equals("files")) {
            files.focusTable();
        } else {
            tabs.requestFocus();
        }
    }

    List<Command> commands() {
        ImageText text = context.text();
        var commands = new ArrayList<Command>();
        commands.add(Command.of(words(text.of("image.command.filter")), Feather.SEARCH,
                new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN), this::filter));
        tabsByName.forEach((name, tab) -> commands.add(Command.of(words(text.of("image.command.tab", tab.getText())),
                Feather.CORNER_DOWN_RIGHT, () -> showTab(name))));
        commands.add(Command.of(words(text.of("image.copy.dockerfile")), Feather.FILE_TEXT,
                () -> Clip.copy(dockerfile())));
        return commands;
    }

    private static ReadOnlyStringWrapper words(String words) {
        return new ReadOnlyStringWrapper(words);
    }

    private void filter() {
        showTab("files");
        files.focusFilter();
    }

    /** The tabs, each in a state that shows what it is good for. */
    List<PageView> views() {
        return List.of(new PageView("files", this::showInstructivePath),
                new PageView("history", () -> showTab("history")),
                new PageView("waste", () -> {
                    showTab("waste");
                    waste.showFirst();
                }), new PageView("findings", () -> {
                    showTab("waste");
                    waste.show(WasteTab.View.FINDINGS);
                }), new PageView("compare", () -> {
                    showTab("compare");
                    compareTab().showOwnLayers();
                }),
                new PageView("configuration", () -> showTab("configuration")));
    }

    private void showInstructivePath() {
        showTab("files");
        int node = InstructivePath.of(context.facts());
        if (node > 0 && files.selectedNodeProperty().get() < 0) {
            ImageTree tree = context.facts().tree();
            context.selection().select(tree.layerOf(tree.firstEvent(node) + tree.eventCount(node) - 1));
            files.reveal(node);
            preview.showDifference();
        }
    }
}
