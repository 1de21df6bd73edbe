package dev.cutaway.app.layers.model;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Palette;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;
import dev.cutaway.app.task.Tasks;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;

/**
 * What every part of one image's page works with.
 *
 * @param name what the image is called in the window
 * @param facts the image
 * @param selection which of its layers the page is about
 * @param bench the app around the page
 * @param text words in the language of the moment
 * @param palette the theme's colours for canvases
 */
public record ImageContext(String name, ImageFacts facts, LayerSelection selection, Workbench bench, ImageText text,
        Palette palette) {

    /** Starts what takes time. */
    public Tasks tasks() {
        return bench.tasks();
    }

    /** A layer's chip, with its instruction on hover. */
    public LayerChip chip(int layer) {
        var chip = new LayerChip(layer + 1, facts.color(layer));
        Tips.set(chip, facts.instruction(layer).toString());
        return chip;
    }

    /**
     * Tells that something did not work, in a sheet.
     *
     * @param what what was tried: a whole sentence
     * @param subject on what
     * @param thrown what came of it
     */
    public void fail(String what, String subject, Throwable thrown) {
        var close = new Button(text.of("image.close"));
        close.getStyleClass().add("primary");
        close.setOnAction(_ -> bench.sheets().close());
        bench.sheets().show(failure(what, subject, thrown, List.of(close)));
    }

    /** Words a failure where it happened. */
    public FailureView failure(String what, String subject, Throwable thrown, List<Button> actions) {
        var failure = new Failures(bench.texts()).of(new ReadOnlyStringWrapper(what), subject,
                thrown);
        return new FailureView(failure, bench.texts(), bench.desktop()::copy, actions);
    }

    /** Tells something that is no failure, in a sheet. */
    public void tell(String title, String words) {
        var close = new Button(text.of("image.close"));
        close.getStyleClass().add("primary");
        close.setOnAction(_ -> bench.sheets().close());
        bench.sheets().show(new EmptyState(null, title, words, close));
    }

    /** Tells of what should not go wrong at all. */
    public void unexpected(Throwable thrown) {
        fail(text.of("image.fail.unexpected"), facts.image().source().displayName(), thrown);
    }
}
