package dev.cutaway.app.layers.stack;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.StackRow;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A step that made no layer: a dash in the spine's column and the instruction. */
final class StepLine extends HBox {

    StepLine(StackRow.Step step, String explanation) {
        getStyleClass().add("step-line");
        var dash = new Region();
        dash.getStyleClass().add("dash");
        var instruction = new Label(step.instruction().toString().replaceAll("\\s+", " "));
        instruction.getStyleClass().add("instruction");
        getChildren().addAll(dash, instruction);
        Tips.set(this, step.instruction() + "\n\n" + explanation);
    }
}
