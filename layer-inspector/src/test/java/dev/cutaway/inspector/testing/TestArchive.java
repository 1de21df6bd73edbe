package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The members of an image archive or layout, in order, which a test may break before they are written: as a tar, in a
 * wrapper, or as a folder.
 *
 * <pre>{@code
 * Path file = ArchiveForms.dockerArchive(image).edit("manifest.json", json -> cut(json)).writeTar(dir.resolve("i.tar"));
 * }</pre>
 */
public final class TestArchive {

    /** A file ({@code link} null), a symbolic link, or a folder (the name ends in a slash). */
    record Member(String name, byte[] content, @Nullable String link) {}

    private final List<Member> members = new ArrayList<>();

    /** An archive with nothing in it. */
    public TestArchive() {}

    static String blobPath(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }

    /** Adds a file; once more where there is one of the name already. */
    public TestArchive add(String name, byte[] content) {
        members.add(new Member(name, content, null));
        return this;
    }

    /** Adds a file of text. */
    public TestArchive add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a symbolic link. */
    public TestArchive addLink(String name, String target) {
        members.add(new Member(name, new byte[0], target));
        return this;
    }

    /** Adds a blob under its digest, unless it is there. */
    TestArchive addBlob(Digest digest, byte[] content) {
        return has(blobPath(digest)) ? this : add(blobPath(digest), content);
    }

    /** True where a member of this name is there. */
    public boolean has(String name) {
        return members.stream().anyMatch(member -> member.name.equals(name));
    }

    /** All names, in order. */
    public List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    /** The content of the first member of this name. */
    public byte[] content(String name) {
        return members.get(find(name)).content;
    }

    /** Takes every member of this name away. */
    public TestArchive drop(String name) {
        find(name);
        members.removeIf(member -> member.name.equals(name));
        return this;
    }

    /** Adds a member a second time, at the end. */
    public TestArchive duplicate(String name) {
        members.add(members.get(find(name)));
        return this;
    }

    /** Changes the bytes of a member. */
    public TestArchive edit(String name, UnaryOperator<byte[]> change) {
        Member old = members.get(find(name));
        members.set(find(name), new Member(name, change.apply(old.content.clone()), old.link));
        return this;
    }

    /** Changes a member that is a JSON object. */
    public TestArchive editJson(String name, Consumer<ObjectNode> change) {
        return edit(name, bytes -> {
            var node = (ObjectNode) TestImage.JSON.readTree(bytes);
            change.accept(node);
            return TestImage.json(node);
        });
    }

    /** Inverts one bit in the middle of a member. */
    public TestArchive flip(String name) {
        return edit(name, bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });
    }

    /** Cuts a member to its first bytes. */
    public TestArchive truncate(String name, int length) {
        return edit(name, bytes -> java.util.Arrays.copyOf(bytes, length));
    }

    /** Sorts the members by name, as docker save does. */
    public TestArchive sorted() {
        members.sort(Comparator.comparing(Member::name));
        return this;
    }

    /** The tar. */
    public byte[] toTar() {
        var tar = new TestLayer();
        for (var member : members) {
            if (member.link != null) {
                tar.symlink(member.name, member.link);
            } else if (member.name.endsWith("/")) {
                tar.dir(member.name.substring(0, member.name.length() - 1));
            } else {
                tar.file(member.name, member.content);
            }
        }
        return tar.toBytes();
    }

    /** Writes the tar; gives the file back. */
    public Path writeTar(Path file) throws IOException {
        return Files.write(file, toTar());
    }

    /** Writes the tar in a wrapper; gives the file back. */
    public Path writeTar(Path file, BlobForm wrapper) throws IOException {
        return Files.write(file, wrapper.compress(toTar()));
    }

    /** Writes the members as files below a folder, which is made; gives the folder back. */
    public Path writeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var member : members) {
            Path file = folder.resolve(member.name);
            Files.createDirectories(member.name.endsWith("/") ? file : file.getParent());
            if (member.link != null) {
                Files.createSymbolicLink(file, Path.of(member.link));
            } else if (!member.name.endsWith("/")) {
                Files.write(file, member.content);
            }
        }
        return folder;
    }

    private int find(String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name.equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no member " + name + " in " + names());
    }
}
