package dev.cutaway.app.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Goes from page to page and back. */
public interface Navigator {

    /** Shows a page; what was ahead in the history is forgotten. Showing the current page does nothing. */
    void go(Page page);

    /** Shows the page before, if there is one. */
    void back();

    /** Shows the page after, if there is one. */
    void forward();

    /** Takes a page that is no more out of the history; if it is shown, the one before it comes. */
    void forget(Page page);

    /** The page shown. */
    ReadOnlyObjectProperty<Page> currentProperty();

    /** Whether {@link #back} leads anywhere. */
    ReadOnlyBooleanProperty canGoBackProperty();

    /** Whether {@link #forward} leads anywhere. */
    ReadOnlyBooleanProperty canGoForwardProperty();
}
