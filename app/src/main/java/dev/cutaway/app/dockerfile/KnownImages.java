package dev.cutaway.app.dockerfile;

import dev.cutaway.dockerfile.check.LintFacts;

import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** The images that are there, as far as writing a Dockerfile goes. */
public interface KnownImages {

    /** None are known. */
    KnownImages NONE = new KnownImages() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public LintFacts.BaseImages facts() {
            return LintFacts.NONE.images();
        }

        @Override
        public ReadOnlyLongProperty revisionProperty() {
            return new ReadOnlyLongWrapper().getReadOnlyProperty();
        }
    };

    /** Their names as people write them. On the UI thread. */
    List<String> names();

    /** Says what is known of what an image brings, for checks: at once and on any thread. What is not known is found out. */
    LintFacts.BaseImages facts();

    /** Rises when facts may have changed; on the UI thread. */
    ReadOnlyLongProperty revisionProperty();
}
