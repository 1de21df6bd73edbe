package dev.cutaway.inspector;

/** What can be wrong with an image that comes from outside. Closed, so that every front end words each case. */
public sealed interface Problem {

    /** Where it was met. */
    Place place();

    /** One English sentence without a final full stop: for logs and the command line. */
    String describe();

    /** The file is not an image in any form known here. */
    record NotAnImage(Place place, String detail) implements Problem {
        @Override
        public String describe() {
            return "not a container image: " + detail;
        }
    }

    /** The bytes end before what they announced. */
    record Truncated(Place place, String detail) implements Problem {
        @Override
        public String describe() {
            return "ends too early: " + detail;
        }
    }

    /** The bytes break the rules of their format. */
    record Malformed(Place place, String detail) implements Problem {
        @Override
        public String describe() {
            return "is damaged: " + detail;
        }
    }

    /** Content does not hash to what names it. */
    record WrongDigest(Place place, Digest expected, Digest actual) implements Problem {
        @Override
        public String describe() {
            return "has the wrong digest: expected " + expected + ", found " + actual;
        }
    }

    /** Content is not as long as announced; sizes in bytes. */
    record WrongSize(Place place, long expected, long actual) implements Problem {
        @Override
        public String describe() {
            return "has the wrong size: expected " + expected + " bytes, found " + actual;
        }
    }

    /** Something that is referred to is not there. */
    record Missing(Place place, String what) implements Problem {
        @Override
        public String describe() {
            return "lacks " + what;
        }
    }

    /** An entry tries what no honest image does: leaves its root, hides a NUL, links in a circle. */
    record Hostile(Place place, String detail) implements Problem {
        @Override
        public String describe() {
            return "is refused as unsafe: " + detail;
        }
    }

    /** A bound of {@link Limits} was reached. */
    record OverLimit(Place place, String what, long limit) implements Problem {
        @Override
        public String describe() {
            return "goes over the limit for " + what + " (" + limit + ")";
        }
    }

    /** Well formed, but of a kind that cannot be read here. */
    record Unsupported(Place place, String detail) implements Problem {
        @Override
        public String describe() {
            return "cannot be read here: " + detail;
        }
    }

    /** The file was written to while it was read. */
    record Changed(Place place) implements Problem {
        @Override
        public String describe() {
            return "changed while it was read";
        }
    }

    /** The operating system refused: no permission, not there, input error, disk full. */
    record Unreadable(Place place, String detail) implements Problem {
        @Override
        public String describe() {
            return "cannot be read: " + detail;
        }
    }
}
