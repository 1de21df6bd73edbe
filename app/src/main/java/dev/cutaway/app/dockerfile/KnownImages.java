package dev.cutaway.app.dockerfile;

import dev.cutaway.dockerfile.check.LintFacts;

import java.util.List;

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
    };

    /** Their names as people write them. On the UI thread. */
    List<String> names();

    /** Says what an image brings, for checks; may be asked on any thread, and may take its time. */
    LintFacts.BaseImages facts();
}
