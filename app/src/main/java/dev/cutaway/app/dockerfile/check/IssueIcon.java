package dev.cutaway.app.dockerfile.check;

import dev.cutaway.dockerfile.check.Check.Severity;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How much something matters, as a small picture: shape and colour. */
public final class IssueIcon {

    private IssueIcon() {}

    /** The picture of a severity. */
    public static FontIcon of(Severity severity) {
        var icon = new FontIcon(switch (severity) {
            case ERROR -> Feather.X_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case INFO -> Feather.INFO;
        });
        icon.getStyleClass().add(switch (severity) {
            case ERROR -> "issue-error";
            case WARNING -> "issue-warning";
            case INFO -> "issue-info";
        });
        return icon;
    }
}
