package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.build.order.ContextChoice;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.dockerfile.DockerfileSession;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a build would be sent: the folder with sizes, what is kept out and by which line, and what else could be. */
public final class ContextView {

    private enum Part {
        FOLDER, LARGEST, KEPT
    }

    private static final double ROW = 26;

    private final Workbench bench;
    private final Texts texts;
    private final ContextModel context;
    private final BorderPane node = new BorderPane();
    private final Button back = new Button("", new FontIcon(Feather.ARROW_LEFT));
    private final Label totals = new Label();
    private final Label kept = new Label();
    private final VBox suggestions = new VBox();
    private final Label unreadable = new Label();
    private final Segmented<Part> part = new Segmented<>(Part.FOLDER);
    private final TreeView<ContextEntry> tree = new TreeView<>();
    private final ListView<ContextEntry> largest = new ListView<>();
    private final ListView<ContextReport.Kept> lines = new ListView<>();
    // Held here and weakly by the texts, which outlive the page.
    private final ChangeListener<Object> onLanguage = (messages, before, now) -> show();

    /** A view that follows the context, and lets another folder be chosen for the session. */
    public ContextView(Workbench bench, ContextModel context, DockerfileSession session) {
        this.bench = bench;
        this.texts = bench.texts();
        this.context = context;
        node.getStyleClass().add("context-view");
        node.setTop(new VBox(head(session), suggestions, parts()));
        suggestions.getStyleClass().add("suggestions");
        unreadable.getStyleClass().addAll("danger-text", "small", "context-unreadable");
        unreadable.setWrapText(true);
        node.setBottom(unreadable);
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.setCellFactory(view -> ContextRow.inTree(texts));
        largest.setFixedCellSize(ROW);
        largest.setCellFactory(view -> ContextRow.inList(texts));
        lines.setFixedCellSize(ROW);
        lines.setCellFactory(view -> ContextRow.ofLine(texts));
        part.valueProperty().subscribe(this::showPart);
        context.stateProperty().subscribe(state -> show());
        texts.messagesProperty().addListener(new WeakChangeListener<>(onLanguage));
    }

    private Node head(DockerfileSession session) {
        var title = new Label();
        title.textProperty().bind(texts.of("dockerfile.context.title"));
        title.getStyleClass().add("head");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var again = new Button();
        again.setGraphic(new FontIcon(Feather.REFRESH_CW));
        again.getStyleClass().addAll("icon-button", "compact");
        again.accessibleTextProperty().bind(texts.of("dockerfile.context.refresh"));
        again.setOnAction(action -> context.refresh());
        totals.getStyleClass().add("strong");
        kept.getStyleClass().add("secondary");
        back.textProperty().bind(texts.of("dockerfile.context.back"));
        back.getStyleClass().add("compact");
        back.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(title, gap, back, again);
        row.getStyleClass().add("context-title");
        var folder = new ContextChoice(bench, session.contextProperty(), session.fileProperty());
        var box = new VBox(row, folder, totals, kept);
        box.getStyleClass().add("context-head");
        return box;
    }

    private Node parts() {
        part.choice(Part.FOLDER, "").choice(Part.LARGEST, "").choice(Part.KEPT, "");
        part.button(Part.FOLDER).textProperty().bind(texts.of("dockerfile.context.folder"));
        part.button(Part.LARGEST).textProperty().bind(texts.of("dockerfile.context.largest"));
        part.button(Part.KEPT).textProperty().bind(texts.of("dockerfile.context.kept"));
        var row = new HBox(part);
        row.getStyleClass().addAll("tool-row", "hairline-below");
        return row;
    }

    private void showPart(Part chosen) {
        node.setCenter(switch (chosen) {
            case FOLDER -> tree;
            case LARGEST -> largest;
            case KEPT -> lines;
        });
    }

    private void show() {
        ContextModel.State state = context.stateProperty().get();
        suggestions.getChildren().clear();
        unreadable.setVisible(false);
        unreadable.setManaged(false);
        if (!(state instanceof ContextModel.State.Known(ContextReport report))) {
            totals.setText(ContextSummary.words(texts, state));
            kept.setText("");
            return;
        }
        ContextEntry root = report.root();
        totals.setText(texts.text("dockerfile.context.totals", DockerText.size(root.sentBytes()), root.sentFiles()));
        kept.setText(report.ignoreText() == null
                ? texts.text("dockerfile.context.no-ignore")
                : texts.text("dockerfile.context.out", DockerText.size(root.outBytes()), root.outFiles(),
                        Objects.toString(report.ignorePath().getFileName())));
        if (!report.complete()) {
            kept.setText(texts.text("dockerfile.context.endless", ContextScan.MOST));
        }
        report.suggestions().forEach(suggestion -> suggestions.getChildren().add(suggested(report, suggestion)));
        if (!report.unreadable().isEmpty()) {
            unreadable.setText(texts.text("dockerfile.context.unreadable", String.join(", ", report.unreadable())));
            unreadable.setVisible(true);
            unreadable.setManaged(true);
        }
        Set<String> open = opened(tree.getRoot());
        tree.setRoot(new ContextItem(root));
        reopen(tree.getRoot(), open);
        largest.getItems().setAll(report.largest());
        lines.getItems().setAll(report.kept());
    }

    private static Set<String> opened(@Nullable TreeItem<ContextEntry> item) {
        var open = new HashSet<String>();
        if (item != null && item.isExpanded()) {
            open.add(item.getValue().path());
            item.getChildren().forEach(child -> open.addAll(opened(child)));
        }
        return open;
    }

    private static void reopen(TreeItem<ContextEntry> item, Set<String> open) {
        if (open.contains(item.getValue().path())) {
            item.setExpanded(true);
            item.getChildren().forEach(child -> reopen(child, open));
        }
    }

    private Node suggested(ContextReport report, ContextReport.Suggestion suggestion) {
        var pattern = new Label(suggestion.pattern());
        pattern.getStyleClass().addAll("mono", "strong");
        pattern.setMinWidth(Region.USE_PREF_SIZE);
        var why = new Label(switch (suggestion.kind()) {
            case HISTORY -> texts.text("dockerfile.suggest.history");
            case DEPENDENCIES -> texts.text("dockerfile.suggest.dependencies");
            case OUTPUT -> texts.text("dockerfile.suggest.output");
            case TOOL -> texts.text("dockerfile.suggest.tool");
            case SECRET -> texts.text("dockerfile.suggest.secret");
        });
        why.getStyleClass().add("secondary");
        why.setMinWidth(0);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(why, Priority.ALWAYS);
        var size = new Label(DockerText.size(suggestion.bytes()));
        size.setMinWidth(Region.USE_PREF_SIZE);
        var add = new Button(texts.text("dockerfile.suggest.add"));
        add.getStyleClass().add("compact");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(action -> bench.sheets().show(new IgnoreSheet(bench, context, report, suggestion.pattern())));
        var row = new HBox(new FontIcon(suggestion.kind() == ContextReport.Suggestion.Kind.SECRET
                ? Feather.ALERT_TRIANGLE
                : Feather.FILTER), pattern, why, size, add);
        row.getStyleClass().add("suggestion");
        return row;
    }

    /** A button that leads back to the build that it stands in the place of. */
    public void leadBack(ObservableBooleanValue there, Runnable goes) {
        back.visibleProperty().bind(there);
        back.managedProperty().bind(there);
        back.setOnAction(action -> goes.run());
    }

    /** What is shown. */
    public Node node() {
        return node;
    }

    /** A folder's item makes those of what is in it only when it is opened. */
    private static final class ContextItem extends TreeItem<ContextEntry> {

        private boolean filled;

        ContextItem(ContextEntry entry) {
            super(entry);
        }

        @Override
        public javafx.collections.ObservableList<TreeItem<ContextEntry>> getChildren() {
            if (!filled) {
                filled = true;
                List<ContextItem> items = getValue().children().stream().map(ContextItem::new).toList();
                super.getChildren().setAll(items);
            }
            return super.getChildren();
        }

        @Override
        public boolean isLeaf() {
            return getValue().children().isEmpty();
        }
    }
}
