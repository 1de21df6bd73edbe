package dev.cutaway.app.boot;

import com.sun.javafx.scene.SceneHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.TKDropTargetListener;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;

/**
 * Files dragged over a scene from outside, as the toolkit sees them: the scene's own drop target is called, so picking,
 * accepted modes and completion are the real ones. On the UI thread.
 */
final class FileDrop {

    private final TKDropTargetListener target;
    private final TKClipboard clipboard;
    private Runnable whenAsked = () -> {
    };

    FileDrop(Scene scene, List<Path> files) throws ReflectiveOperationException {
        Object peer = SceneHelper.getPeer(scene);
        // The toolkit's scene extends the class that has the field; neither is public.
        Field listener = peer.getClass().getSuperclass().getDeclaredField("dropTargetListener");
        listener.setAccessible(true);
        target = (TKDropTargetListener) listener.get(peer);
        List<File> list = files.stream().map(Path::toFile).toList();
        clipboard = (TKClipboard) Proxy.newProxyInstance(TKClipboard.class.getClassLoader(),
                new Class<?>[]{TKClipboard.class}, (proxy, method, arguments) -> answer(method, arguments, list));
    }

    private @Nullable Object answer(Method method, Object[] arguments, List<File> files) {
        return switch (method.getName()) {
            case "getContentTypes" -> Set.of(DataFormat.FILES);
            case "hasContent" -> arguments[0] == DataFormat.FILES;
            case "getContent" -> arguments[0] == DataFormat.FILES ? asked(files) : null;
            case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
            case "putContent" -> false;
            case "getDragViewOffsetX", "getDragViewOffsetY" -> 0.0;
            default -> null;
        };
    }

    /** Comes in; the mode the app would take it with, or null. */
    @Nullable
    TransferMode enter(double x, double y) {
        target.dragEnter(x, y, x, y, TransferMode.COPY, clipboard);
        return target.dragOver(x, y, x, y, TransferMode.COPY);
    }

    /** Moves on; the mode the app would take it with, or null. */
    @Nullable
    TransferMode over(double x, double y) {
        return target.dragOver(x, y, x, y, TransferMode.COPY);
    }

    /** Happens when the app asks for the files next: as GTK does it, which handles events while it waits for them. */
    void whenAsked(Runnable meanwhile) {
        whenAsked = meanwhile;
    }

    private List<File> asked(List<File> files) {
        Runnable meanwhile = whenAsked;
        whenAsked = () -> {
        };
        meanwhile.run();
        return files;
    }

    /** Leaves without a drop. */
    void exit() {
        target.dragExit(0, 0, 0, 0);
    }

    /** Drops; null when nothing took it. */
    @Nullable
    TransferMode drop(double x, double y) {
        return target.drop(x, y, x, y, TransferMode.COPY);
    }
}
