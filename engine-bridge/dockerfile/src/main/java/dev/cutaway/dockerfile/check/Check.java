package dev.cutaway.dockerfile.check;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * One thing that is looked for.
 *
 * @param code as people know it: {@code StageNameCasing}, {@code DL3008}
 * @param source who made it known
 * @param severity how much it matters
 * @param experimental only done when asked for by {@code # check=experimental=…}
 * @param twin the code of the other source that means the same; null for none: what is said once is not said again
 */
public record Check(String code, Source source, Severity severity, boolean experimental, @Nullable String twin) {

    /** Who made a check known. */
    public enum Source {
        /** {@code docker build --check} */
        BUILDKIT,
        /** The linter of that name. */
        HADOLINT,
        /** We did: it needs what only we know. */
        CUTAWAY
    }

    /** How much a finding matters. */
    public enum Severity {
        /** The image will most likely not do what is meant. */
        ERROR,
        /** It will bite one day. */
        WARNING,
        /** It could be better. */
        INFO
    }

    /** What it is about, in a language of the app: English unless Chinese is asked for. */
    public CheckPage page(Locale locale) {
        return CheckPages.page(code, locale);
    }
}
