package dev.cutaway.engine.local.build.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.copy.Fingerprints;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a step's result depends on.
 *
 * @param place where the step stands: the same for the same step of the same Dockerfile, however it changes
 * @param parent digest of what the step begins with
 * @param base the image that its stage begins with
 * @param previous number of the step before it in its stage; 0 for none
 * @param instruction as it reads, variables expanded
 * @param arguments build arguments that it sees
 * @param files that go in
 */
public record StepInputs(String place, String parent, String base, int previous, String instruction,
        Map<String, String> arguments, List<Fingerprints.Print> files) {

    /** Sorts the arguments. */
    public StepInputs {
        arguments = java.util.Collections.unmodifiableMap(new TreeMap<>(arguments));
        files = List.copyOf(files);
    }

    /** Its digest: equal only where all is equal. */
    public String key() {
        MessageDigest hash = Digest.newSha256();
        add(hash, parent);
        add(hash, instruction);
        arguments.forEach((name, value) -> {
            add(hash, name);
            add(hash, value);
        });
        hash.update(HEX.parseHex(digest(files)));
        return HEX.formatHex(hash.digest());
    }

    /** Digest of all files. */
    public static String digest(List<Fingerprints.Print> files) {
        MessageDigest hash = Digest.newSha256();
        for (Fingerprints.Print file : files) {
            add(hash, file.path());
            hash.update(file.content());
            hash.update(file.rest());
        }
        return HEX.formatHex(hash.digest());
    }

    private static final java.util.HexFormat HEX = java.util.HexFormat.of();

    private static void add(MessageDigest hash, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(UTF_8);
        hash.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        hash.update(bytes);
    }
}
