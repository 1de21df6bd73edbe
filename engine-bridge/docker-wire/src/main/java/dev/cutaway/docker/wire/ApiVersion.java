package dev.cutaway.docker.wire;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Docker Engine API, such as {@code 1.41}. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** What our server speaks. */
    public static final ApiVersion SERVED = new ApiVersion(1, 41);

    /** The oldest our server takes. */
    public static final ApiVersion OLDEST = new ApiVersion(1, 12);

    /** The newest our client understands. */
    public static final ApiVersion UNDERSTOOD = new ApiVersion(1, 47);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** Reads {@code 1.41}, or gives null. */
    public static @Nullable ApiVersion tryParse(@Nullable String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        return matcher.matches()
                ? new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }

    /** The older of the two. */
    public ApiVersion atMost(ApiVersion other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor).compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
