package dev.cutaway.app.images;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.shell.Page;

import java.util.Map;

/** The page of one open image. */
public interface ImagePage extends Page {

    /** Shows how this image differs from another. */
    void compareWith(OpenImage other);

    /**
     * Selects the layer that a step of the image's history made; does nothing where it made none.
     *
     * @param stepsAbove how many steps came after it
     */
    void showStep(int stepsAbove);

    /**
     * Gives layers the colours that they have where a person comes from.
     *
     * @param colors by the layers' places, from 1
     */
    void paint(Map<Integer, LayerColor> colors);
}
