package dev.cutaway.app.layers.export;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.layers.files.PathMenu;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.app.task.Work;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** What can be done with a path: copy its name, export it, open it in the desktop's program. */
public final class PathActions implements PathMenu {

    private final ImageContext context;
    private final ImageTree tree;
    private final ImageText text;

    /** Actions on the paths of an image. */
    public PathActions(ImageContext context) {
        this.context = context;
        tree = context.facts().tree();
        text = context.text();
    }

    @Override
    public ContextMenu contextMenu(IntSupplier node) {
        var copy = item("image.path.copy", Feather.COPY);
        copy.setOnAction(_ -> context.bench().desktop().copy(tree.path(node.getAsInt())));
        var export = item("image.export", Feather.UPLOAD);
        export.setOnAction(_ -> export(node.getAsInt()));
        var open = item("image.path.open", Feather.EXTERNAL_LINK);
        open.setOnAction(_ -> open(node.getAsInt()));
        var menu = new ContextMenu(copy, export, open);
        menu.setOnShowing(_ -> {
            boolean any = node.getAsInt() > 0;
            boolean file = any && content(node.getAsInt(), context.selection().selected()) != null;
            copy.setDisable(!any);
            boolean folder = any && isFolder(node.getAsInt(), context.selection().selected());
            export.setDisable(!file && !folder);
            open.setDisable(!file);
        });
        return menu;
    }

    private MenuItem item(String key, Feather icon) {
        return new MenuItem(text.of(key), FontIcon.of(icon, 14));
    }

    @Override
    public void export(int node) {
        if (node > 0) {
            export(node, context.selection().selected());
        }
    }

    /** Exports a path as the file system has it after a layer; what that layer deletes, as it was before. */
    public void export(int node, int layer) {
        ContentRef content = content(node, layer);
        if (content != null) {
            context.bench().desktop().askWhereToSave(tree.name(node)).ifPresent(target -> save(node, content, target));
        } else if (isFolder(node, layer)) {
            context.bench().desktop().askForTargetFolder().ifPresent(folder -> saveFolder(node, layer, folder));
        }
    }

    private void save(int node, ContentRef content, Path target) {
        start(node, progress -> {
            TreeExport.file(context.facts().image(), content, target, progress);
            return target;
        }, _ -> {
        });
    }

    private void saveFolder(int node, int layer, Path folder) {
        start(node, progress -> TreeExport.folder(context.facts().image(), layer, node,
                free(folder, tree.name(node)), progress), leftOut -> {
                    if (leftOut > 0) {
                        context.tell(text.of("image.export.partly.title"),
                                text.of("image.export.partly.text", leftOut));
                    }
                });
    }

    /** Asks first: images come from strangers, and what a desktop does with a file is not in our hands. */
    private void open(int node) {
        ContentRef content = content(node, context.selection().selected());
        if (content == null) {
            return;
        }
        var sheet = new SheetFrame(text.of("image.path.open.title", tree.name(node)));
        sheet.sentence(text.of("image.path.open.text"), "secondary");
        sheet.button(text.of("image.path.open.cancel"), context.bench().sheets()::close);
        sheet.button(text.of("image.path.open.do"), () -> {
            context.bench().sheets().close();
            open(node, content);
        }, "primary");
        context.bench().sheets().show(sheet);
    }

    private void open(int node, ContentRef content) {
        Desktop desktop = context.bench().desktop();
        start(node, progress -> {
            // The last one registered goes first: the file, then its folder.
            Path folder = Files.createTempDirectory("cutaway");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(Path.of(tree.name(node)).getFileName().toString());
            TreeExport.file(context.facts().image(), content, file, progress);
            file.toFile().deleteOnExit();
            return file;
        }, desktop::open);
    }

    private <T> void start(int node, Work<T> work, Consumer<T> done) {
        String path = tree.path(node);
        context.tasks().start(context.bench().texts().of("image.export.doing", path), work, done,
                problem -> context.fail(text.of("image.export.failed"), path, problem));
    }

    /** A name in the folder that nothing has yet: {@code etc}, {@code etc (2)} … */
    private static Path free(Path folder, String name) {
        Path target = folder.resolve(name);
        for (int i = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = folder.resolve(name + " (" + i + ")");
        }
        return target;
    }

    private @Nullable ContentRef content(int node, int layer) {
        int event = tree.lastEventUpTo(node, layer);
        int version = event >= 0 && tree.entry(event) < 0 && !tree.isFolder(event) ? event - 1 : event;
        return version < tree.firstEvent(node) ? null : tree.content(version);
    }

    private boolean isFolder(int node, int layer) {
        int version = tree.versionAt(node, layer);
        return version >= 0 && tree.isFolder(version);
    }
}
