package dev.cutaway.app.library;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The foot of the list: what all images take, apart and together, and what removing the selected ones would free. */
final class TotalsLine extends HBox {

    private static final System.Logger LOG = System.getLogger(TotalsLine.class.getName());

    /** In less the one figure that the Disk page tells better stays away. */
    private static final double ROOM_FOR_ALL = 720;

    private final Texts texts;
    private final Library library;
    private final Tasks tasks;
    private final Label count = new Label();
    private final Label together = strong();
    private final Label where = secondary();
    private final Label apart = secondary();
    private final Label selected = secondary();
    private final Label freed = strong();
    private List<Digest> selection = List.of();
    private @Nullable Job planning;

    TotalsLine(Texts texts, Library library, Tasks tasks) {
        this.texts = texts;
        this.library = library;
        this.tasks = tasks;
        getStyleClass().addAll("totals-line", "hairline-above");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var sum = new HBox(together, where);
        var freeing = new HBox(selected, freed);
        sum.getStyleClass().add("figure-words");
        freeing.getStyleClass().add("figure-words");
        selected.setMinWidth(Region.USE_PREF_SIZE);
        apart.setMinWidth(Region.USE_PREF_SIZE);
        // Else it would be as wide as it has to be, and never see that there is no room.
        setMinWidth(0);
        widthProperty().subscribe(width -> {
            apart.setVisible(width.doubleValue() >= ROOM_FOR_ALL);
            apart.setManaged(width.doubleValue() >= ROOM_FOR_ALL);
        });
        getChildren().addAll(count, sum, apart, gap, freeing);
        texts.messagesProperty().addListener((messages, before, now) -> show());
    }

    private static Label strong() {
        var label = new Label();
        label.getStyleClass().add("strong");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label secondary() {
        var label = new Label();
        label.getStyleClass().add("secondary");
        return label;
    }

    /** Shows the totals of what the library has, and of these of its images. */
    void show(List<KeptImage> chosen) {
        selection = chosen.stream().map(KeptImage::id).toList();
        show();
    }

    private void show() {
        // No figures before any are known.
        boolean known = library.stateProperty().get() instanceof Library.State.Known;
        getChildren().forEach(child -> child.setOpacity(known ? 1 : 0));
        Contents contents = library.contents();
        LayerSharing sharing = contents.sharing();
        count.setText(texts.text("library.total.images", contents.listed().size()));
        count.setMinWidth(Region.USE_PREF_SIZE);
        together.setText(DockerText.size(sharing.together()));
        where.setText(texts.text(contents.store() == null ? "library.total.disk" : "library.total.once"));
        where.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(where, contents.store() == null
                ? texts.text("image.exact", sharing.together())
                : texts.text("library.total.stored", DockerText.size(contents.store().sharing().together())));
        apart.setText(texts.text("library.total.apart", DockerText.size(sharing.apart())));
        plan(contents);
    }

    private void plan(Contents contents) {
        if (planning != null) {
            planning.cancel();
            planning = null;
        }
        boolean any = !selection.isEmpty();
        selected.setText(any ? texts.text("library.total.selected", selection.size()) : "");
        // Exact already; a store that knows of more than layers, such as parents that go too, says it soon after.
        freed.setText(any ? DockerText.size(PrunePlan.derived(contents, selection).bytes()) : "");
        if (any && contents.store() != null && library.engine().isPresent()) {
            var engine = library.engine().get();
            List<Digest> asked = selection;
            planning = tasks.startQuietly(progress -> PrunePlan.removal(engine, contents, asked), plan -> {
                freed.setText(DockerText.size(plan.bytes()));
                Tips.set(freed, texts.text("library.total.freed", plan.bytes(), DockerText.size(plan.storedBytes())));
            }, thrown -> LOG.log(Level.DEBUG, "planning a removal", thrown));
        }
    }
}
