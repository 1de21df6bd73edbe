package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.archive.TarScanner.Entry;
import dev.cutaway.inspector.archive.TarScanner.Kind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** An archive as a tar. Links in it are followed, as {@code docker load} does, as long as they stay in it. */
final class TarContents implements Contents {

    /** Forty images of a hundred layers have 16,000. */
    private static final int MOST_ENTRIES = 200_000;
    private static final int MOST_NAME_CHARACTERS = 64 << 20;
    private static final int MOST_LINKS = 40;

    private final ByteSource tar;
    private final Place place;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final boolean complete;
    private long nameCharacters;

    TarContents(ByteSource tar, Place place, Limits limits) throws IOException {
        this.tar = tar;
        this.place = place;
        this.complete = TarScanner.scan(tar, place, limits, this::add);
    }

    private void add(Entry entry) throws ImageReadException {
        if (entry.kind() == Kind.OTHER) {
            return;
        }
        String path = Contents.inside(entry.name(), place.at(entry.from()));
        if (entries.put(path, entry) != null) {
            doubled.add(path);
        }
        nameCharacters += path.length() + entry.target().length();
        if (entries.size() > MOST_ENTRIES) {
            throw new ImageReadException(
                    new Problem.OverLimit(place.at(entry.from()), "entries of an image archive", MOST_ENTRIES));
        }
        if (nameCharacters > MOST_NAME_CHARACTERS) {
            throw new ImageReadException(
                    new Problem.OverLimit(place.at(entry.from()), "bytes of names in an archive",
                            MOST_NAME_CHARACTERS));
        }
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public @Nullable Content find(String path) throws IOException {
        Entry entry = resolve(path);
        if (entry == null) {
            return null;
        }
        Place here = place.entry(Contents.inside(entry.name(), place)).at(entry.from());
        if (entry.kind() == Kind.SPARSE) {
            throw new ImageReadException(
                    new Problem.Unsupported(here, "the archive was packed anew with holes left out (tar --sparse)"));
        }
        return new Content(Contents.inside(path, place), here, tar, entry.from(), entry.length());
    }

    /** Follows links of the path's folders and of the entry itself. */
    private @Nullable Entry resolve(String path) throws ImageReadException {
        String at = Contents.inside(path, place);
        for (int links = 0; links < MOST_LINKS; links++) {
            String next = afterFirstLink(at);
            if (next == null) {
                return entries.get(at);
            }
            at = next;
        }
        throw new ImageReadException(Failures.circle(place.entry(path)));
    }

    /** The path with its first link replaced by what that points to; null where no part of it is a link. */
    private @Nullable String afterFirstLink(String path) throws ImageReadException {
        for (int slash = path.indexOf('/'); true; slash = path.indexOf('/', slash + 1)) {
            String part = slash < 0 ? path : path.substring(0, slash);
            Entry entry = entries.get(part);
            if (entry != null && entry.kind() == Kind.SYMLINK) {
                String folder = entry.target().startsWith("/") ? "" : part.substring(0, part.lastIndexOf('/') + 1);
                String rest = slash < 0 ? "" : path.substring(slash);
                return Contents.inside(folder + entry.target() + rest, place.at(entry.from()));
            }
            if (slash < 0) {
                return entry != null && entry.kind() == Kind.HARD_LINK
                        ? Contents.inside(entry.target(), place.at(entry.from()))
                        : null;
            }
        }
    }

    @Override
    public @Nullable Content findOnly(String path) throws IOException {
        if (doubled.contains(path)) {
            throw new ImageReadException(new Problem.Malformed(place.entry(path), "the archive has it twice"));
        }
        return find(path);
    }

    @Override
    public ImageReadException missing(String what) {
        return new ImageReadException(complete ? new Problem.Missing(place, what) : cutOff("it lacks " + what));
    }

    @Override
    public ImageReadException undeclared(String detail) {
        return new ImageReadException(complete ? new Problem.NotAnImage(place, detail) : cutOff(detail));
    }

    private Problem cutOff(String detail) {
        return new Problem.Truncated(place.at(tar.size()), "the archive has no end mark, and " + detail);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
