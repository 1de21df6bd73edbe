package dev.cutaway.app.shell;

import javafx.beans.value.ObservableValue;

/** Tells what was done, at the foot of the page, without asking for anything. The last one stands until it is read. */
public interface Notices {

    /**
     * What can be done about it.
     *
     * @param title one word: {@code Undo}
     * @param run does it; the notice is taken away before
     */
    record Answer(ObservableValue<String> title, Runnable run) {}

    /** Says something. */
    void tell(ObservableValue<String> words);

    /** Says something that can be answered. */
    void tell(ObservableValue<String> words, Answer answer);

    /** Takes away what was said last. */
    void hide();
}
