package dev.cutaway.app.layers.stack;

import dev.cutaway.app.control.Clip;
import dev.cutaway.app.control.Hatch;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.Pill;
import dev.cutaway.app.control.StackHeights;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.StackRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One layer in the stack. What it shows depends on how high it is: more height, more to read. */
final class LayerBlock extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass SECOND = PseudoClass.getPseudoClass("second");
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("above");

    private static final double SPINE = 28;
    private static final double INSET = 8;
    private static final double LINE = 16;
    private static final double TWO_LINES = 38;
    private static final double WRAPS = 76;
    private static final double LABEL_IN_BAND = 22;
    private static final int MOST_FOLDERS = 8;

    private final StackRow.Layer layer;
    private final Region body = part(new Region(), "body");
    private final Region spine = part(new Region(), "spine");
    private final Label number;
    private final Text keyword = part(new Text(), "keyword");
    private final Text argument = part(new Text(), "argument");
    private final Text probe = part(new Text("0".repeat(20)), "argument");
    private final TextFlow instruction = part(new TextFlow(keyword, argument), "instruction");
    private final Label size;
    private final Label files;
    private final String filesText;
    private final @Nullable Pill deletes;
    private final Hatch hatch = new Hatch();
    private final Region hatchTop = part(new Region(), "hatch-top");
    private final Label dead;
    private final List<Label> folders = new ArrayList<>();
    private final Region ground = part(new Region(), "over-ground");
    private final Region outline = part(new Region(), "outline");

    LayerBlock(StackRow.Layer layer, LayerColor color, ImageText text) {
        this.layer = layer;
        getStyleClass().add("layer-block");
        color.applyTo(this);
        number = part(new Label(Integer.toString(layer.number())), "number");
        size = part(new Label(text.size(layer.bytes())), "size");
        filesText = text.filesOf(layer);
        files = part(new Label(filesText), "files");
        dead = part(new Label(text.dead(layer.deadBytes())), "dead");
        deletes = layer.deleted() == 0 ? null : Pill.deletes(text.number(layer.deleted()));
        for (StackRow.Folder folder : layer.folders().subList(0, Math.min(MOST_FOLDERS, layer.folders().size()))) {
            folders.add(part(new Label(folder.path()), "folder"));
            folders.add(part(new Label(text.size(folder.bytes())), "folder", "bytes"));
        }
        probe.setVisible(false);
        instruction.setMouseTransparent(true);
        outline.setMouseTransparent(true);
        getChildren().addAll(body, spine, hatch, hatchTop, ground, probe, number, instruction, size, files, dead);
        getChildren().addAll(folders);
        if (deletes != null) {
            getChildren().add(deletes);
        }
        getChildren().add(outline);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(text.spoken(layer));
        Tips.set(this, text.describe(layer));
        setOnContextMenuRequested(event -> menu(text).show(this, event.getScreenX(), event.getScreenY()));
    }

    private ContextMenu menu(ImageText text) {
        var menu = new ContextMenu(copyItem(text.of("image.stack.copy.diffid"), layer.diffId().toString()),
                copyItem(text.of("image.stack.copy.instruction"), layer.instruction().toString()));
        if (layer.digest() != null) {
            menu.getItems().add(1, copyItem(text.of("image.stack.copy.digest"), layer.digest().toString()));
        }
        return menu;
    }

    private static MenuItem copyItem(String words, String copied) {
        var item = new MenuItem(words, FontIcon.of(Feather.COPY, 14));
        item.setOnAction(_ -> Clip.copy(copied));
        return item;
    }

    StackRow.Layer layer() {
        return layer;
    }

    void mark(boolean selected, boolean second, boolean above) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(SECOND, second);
        pseudoClassStateChanged(ABOVE, above);
        setFocusTraversable(selected);
    }

    /** Where the dead band begins, from the top of the block; the block's height where there is none. */
    double deadFrom() {
        return getHeight() - deadHeight();
    }

    private double deadHeight() {
        if (layer.deadBytes() == 0) {
            return 0;
        }
        double share = Math.min(1,
                (double) layer.deadBytes() / Math.max(1, Math.max(layer.bytes(), layer.deadBytes())));
        return Math.clamp(Math.rint(getHeight() * share), 3, getHeight());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double right = width - INSET;
        boolean lines = height >= TWO_LINES;
        outline.resizeRelocate(-3, -3, width + 6, height + 6);
        body.resizeRelocate(SPINE, 0, width - SPINE, height);
        spine.resizeRelocate(0, 0, SPINE, height);
        layoutInArea(number, 0, 0, SPINE, StackHeights.FLOOR, 0, HPos.CENTER, VPos.CENTER);
        double top = lines ? 4 : (height - LINE) / 2;
        double end = atRight(size, right, top);
        if (deletes != null) {
            end = atRight(deletes, end - 6, top);
        }
        double below = instruction(top, end - 6, right, height >= WRAPS ? 3 : 1);
        files.setVisible(lines);
        double deadTop = dead(width, height, lines ? below : height);
        layoutInArea(files, SPINE + INSET, below, right - SPINE - INSET, LINE, 0, HPos.LEFT, VPos.CENTER);
        folders(below + LINE + 6, Math.min(deadTop, height - 4), right);
    }

    /** Writes the command and gives back where the next line begins. */
    private double instruction(double top, double firstEnd, double otherEnd, int most) {
        double left = SPINE + INSET;
        double character = probe.getLayoutBounds().getWidth() / probe.getText().length();
        String full = layer.instruction().toString();
        List<String> shown = MonoLines.wrap(full, (int) ((firstEnd - left) / character),
                (int) ((otherEnd - left) / character), most);
        String text = String.join("\n", shown);
        String word = layer.instruction().keyword();
        int bold = text.startsWith(word) ? word.length() : 0;
        keyword.setText(text.substring(0, bold));
        argument.setText(text.substring(bold));
        instruction.resizeRelocate(left, top + 1, otherEnd - left, LINE * shown.size());
        return top + LINE * Math.max(1, shown.size());
    }

    private double dead(double width, double height, double below) {
        double band = deadHeight();
        boolean any = band > 0;
        hatch.setVisible(any);
        hatchTop.setVisible(any);
        hatch.resizeRelocate(SPINE, height - band, width - SPINE, band);
        hatchTop.resizeRelocate(SPINE, height - band, width - SPINE, 1);
        boolean inside = band >= LABEL_IN_BAND;
        double at = inside ? height - band + 3 : height - band - LINE - 1;
        dead.setVisible(any && height >= TWO_LINES && at >= below - 1);
        dead.pseudoClassStateChanged(PseudoClass.getPseudoClass("over-hatch"), inside);
        atRight(dead, width - INSET, at);
        files.setText(filesText + (any && !dead.isVisible() ? " · " + dead.getText() : ""));
        ground(any ? height - band : height, below, width);
        return dead.isVisible() ? Math.min(at, height - band) : height - band;
    }

    /** Where the band climbs over the words, they get a plain ground of their own. */
    private void ground(double bandTop, double below, double width) {
        double wordsEnd = files.isVisible() ? below + LINE : below;
        ground.setVisible(bandTop < wordsEnd - 4);
        ground.resizeRelocate(SPINE + INSET / 2, 3, width - SPINE - INSET, Math.min(wordsEnd, getHeight() - 3) - 3);
    }

    private void folders(double from, double to, double right) {
        double left = SPINE + INSET;
        for (int i = 0; i < folders.size(); i += 2) {
            double y = from + LINE * i / 2;
            boolean fits = getHeight() >= WRAPS && y + LINE <= to;
            folders.get(i).setVisible(fits);
            folders.get(i + 1).setVisible(fits);
            double end = atRight(folders.get(i + 1), right, y);
            layoutInArea(folders.get(i), left, y, end - left - 6, LINE, 0, HPos.LEFT, VPos.CENTER);
        }
    }

    /** Puts a label so that it ends at {@code end}, and gives back where it begins. */
    private static double atRight(Label label, double end, double top) {
        double width = Math.ceil(label.prefWidth(-1));
        double height = Math.min(LINE, Math.ceil(label.prefHeight(-1)));
        label.resizeRelocate(Math.floor(end - width), top + Math.floor((LINE - height) / 2), width, height);
        return end - width;
    }

    private static <N extends Node> N part(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
