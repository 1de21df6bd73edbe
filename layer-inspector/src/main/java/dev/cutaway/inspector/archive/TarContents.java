package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.TarScanner.Entry;
import dev.cutaway.inspector.archive.TarScanner.Kind;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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

    /** Where the bytes of a file are kept. */
    @FunctionalInterface
    interface Keeper {
        /** @param content the file's bytes; may be left unread */
        Content keep(Entry file, Place here, InputStream content) throws IOException;
    }

    /** An entry and, for a file, its bytes. */
    private record Member(Entry entry, @Nullable Content file) {}

    private final Place place;
    private final Map<String, Member> members = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final Closeable bytes;
    private final TarScanner.End end;
    private long nameCharacters;

    /**
     * Reads all headers.
     *
     * @param tar from its start; not closed
     * @param keeper asked for every file in turn
     * @param bytes closed with this
     * @param progress may stop it
     */
    TarContents(InputStream tar, Keeper keeper, Closeable bytes, Place place, Limits limits, Progress progress)
            throws IOException {
        this.place = place;
        this.bytes = bytes;
        this.end = TarScanner.scan(tar, place, limits, progress, (entry, content) -> {
            if (entry.kind() != Kind.OTHER) {
                add(entry, content, keeper);
            }
        });
    }

    /** A tar whose bytes can be read again: its files stay where they are. Closes {@code tar} when it fails. */
    static TarContents of(ByteSource tar, Place place, Limits limits, Progress progress) throws IOException {
        try (InputStream in = tar.open(0, tar.size())) {
            return new TarContents(in,
                    (file, here, _) -> new Content(file.name(), here, tar, file.from(), file.length()), tar, place,
                    limits, progress);
        } catch (IOException | RuntimeException e) {
            tar.close();
            throw e;
        }
    }

    private void add(Entry entry, InputStream content, Keeper keeper) throws IOException {
        Place at = place.at(entry.from());
        String path = Contents.inside(entry.name(), at);
        if (members.size() >= MOST_ENTRIES) {
            throw new ImageReadException(new Problem.OverLimit(at, "entries of an image archive", MOST_ENTRIES));
        }
        nameCharacters += path.length() + entry.target().length();
        if (nameCharacters > MOST_NAME_CHARACTERS) {
            throw new ImageReadException(
                    new Problem.OverLimit(at, "bytes of names in an archive", MOST_NAME_CHARACTERS));
        }
        Content file = entry.kind() == Kind.FILE
                ? keeper.keep(entry, place.entry(path).at(entry.from()), content)
                : null;
        if (members.put(path, new Member(entry, file)) != null) {
            doubled.add(path);
        }
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public @Nullable Content find(String path) throws IOException {
        Member member = resolve(path);
        if (member == null) {
            return null;
        }
        Entry entry = member.entry();
        if (member.file() == null) {
            throw new ImageReadException(
                    new Problem.Unsupported(place.entry(Contents.inside(entry.name(), place)).at(entry.from()),
                            "the archive was packed anew with holes left out (tar --sparse)"));
        }
        return member.file().called(Contents.inside(path, place));
    }

    /** Follows links of the path's folders and of the entry itself. */
    private @Nullable Member resolve(String path) throws ImageReadException {
        String at = Contents.inside(path, place);
        for (int links = 0; links < MOST_LINKS; links++) {
            String next = afterFirstLink(at);
            if (next == null) {
                return members.get(at);
            }
            at = next;
        }
        throw new ImageReadException(Failures.circle(place.entry(path)));
    }

    /** The path with its first link replaced by what that points to; null where no part of it is a link. */
    private @Nullable String afterFirstLink(String path) throws ImageReadException {
        for (int slash = path.indexOf('/'); true; slash = path.indexOf('/', slash + 1)) {
            String part = slash < 0 ? path : path.substring(0, slash);
            Member member = members.get(part);
            Entry entry = member == null ? null : member.entry();
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
        return new ImageReadException(end.marked() ? new Problem.Missing(place, what) : cutOff("it lacks " + what));
    }

    @Override
    public ImageReadException undeclared(String detail) {
        return new ImageReadException(end.marked() ? new Problem.NotAnImage(place, detail) : cutOff(detail));
    }

    private Problem cutOff(String detail) {
        return new Problem.Truncated(place.at(end.position()), "the archive has no end mark, and " + detail);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
