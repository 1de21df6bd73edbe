package dev.cutaway.app.layers.compare;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.layers.preview.Version;
import dev.cutaway.app.layers.preview.VersionsPane;
import dev.cutaway.inspector.analysis.compare.FileComparison;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.TreeState;
import org.jspecify.annotations.Nullable;

/** Shows the two contents of a compared path. */
final class ComparedVersions {

    private ComparedVersions() {}

    static void show(VersionsPane pane, Compared compared, LayerColors colors, int row) {
        FileComparison files = compared.files();
        InspectedImage left = compared.before().image();
        InspectedImage right = compared.after().image();
        Version old = version(left, files.left(), files.leftNode(row), colors);
        Version fresh = version(right, files.right(), files.rightNode(row), colors);
        pane.show(files.path(row), old, fresh);
    }

    private static @Nullable Version version(InspectedImage image, TreeState state, int node, LayerColors colors) {
        int event = node < 0 ? -1 : state.version(node);
        ContentRef content = event < 0 ? null : image.tree().content(event);
        if (content == null) {
            return null;
        }
        LayerColor color = colors.of(image.layers().get(content.layer()).diffId());
        return new Version(image, content, color);
    }
}
