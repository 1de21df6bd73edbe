package dev.cutaway.app.boot;

import dev.cutaway.app.images.ImageCommands;
import dev.cutaway.app.images.OpenImages;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.images.start.StartPage;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.app.shell.PageHistory;
import dev.cutaway.app.shell.Place;
import dev.cutaway.app.shell.SheetLayer;
import dev.cutaway.app.shell.Shell;
import dev.cutaway.app.shell.ShellContent;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Puts a window together from its parts. */
public final class AppWindow {

    private final Workbench bench;
    private final StartPage start;
    private final List<SampleImage> samples;
    private final OpenImages images;
    private final Shell shell;

    /** A window, not yet in a scene. */
    public AppWindow(AppSettings settings, Tasks tasks, Desktop desktop, Parts parts) {
        var texts = new Texts(languageOf(settings));
        settings.languageProperty().addListener((language, before, now) -> texts.switchTo(languageOf(settings)));
        var sheets = new SheetLayer();
        start = new StartPage(texts, settings, tasks);
        var history = new PageHistory(start);
        bench = new Workbench(texts, settings, tasks, history, sheets, desktop);
        images = new OpenImages(bench, parts.inspector(), parts.pages().apply(bench), start);
        samples = parts.samples().apply(bench);
        var commands = new ImageCommands(bench, images, samples);
        start.fill(images, commands, samples);
        var place = new Place(start, Feather.LAYERS, new KeyCodeCombination(KeyCode.DIGIT1,
                KeyCombination.SHORTCUT_DOWN));
        shell = new Shell(texts, settings, tasks, history, sheets,
                new ShellContent(List.of(place), images.entries(), commands::groups, images::open));
    }

    private static Locale languageOf(AppSettings settings) {
        return Objects.requireNonNullElseGet(settings.languageProperty().get(), Locale::getDefault);
    }

    /** The whole window. */
    public Shell shell() {
        return shell;
    }

    /** What is open in it. */
    public OpenImages images() {
        return images;
    }

    /** The samples it offers. */
    public List<SampleImage> samples() {
        return samples;
    }

    /** What its pages work with. */
    public Workbench bench() {
        return bench;
    }

    /** What the desktop calls it: the page and the app. */
    ObservableValue<String> title() {
        ObservableValue<String> page = bench.navigator().currentProperty().flatMap(current -> current.title());
        return bench.texts().of("shell.window.title", page);
    }
}
