package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.model.FileContent;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What a content is, seen from its first bytes and not from its name. */
enum ContentKind {
    /** No bytes at all. */
    EMPTY,
    /** UTF-8. */
    TEXT,
    /** A picture of a kind that can be shown. */
    PICTURE,
    /** An ELF program or library. */
    PROGRAM,
    /** Anything else. */
    BINARY;

    private static final int HEAD = 16 * 1024;
    private static final List<String> PICTURES = List.of("89504e470d0a1a0a", "ffd8ff", "474946383761", "474946383961",
            "424d");
    private static final String ELF = "7f454c46";

    static ContentKind of(FileContent content) {
        byte[] head = content.slice(0, HEAD);
        if (head.length == 0) {
            return EMPTY;
        }
        if (isText(head)) {
            return TEXT;
        }
        String start = HexFormat.of().formatHex(head, 0, Math.min(16, head.length));
        if (PICTURES.stream().anyMatch(start::startsWith)) {
            return PICTURE;
        }
        return start.startsWith(ELF) ? PROGRAM : BINARY;
    }

    /** UTF-8 without control characters; a character that the head cuts in two is no harm. */
    private static boolean isText(byte[] head) {
        for (byte each : head) {
            boolean control = each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t' && each != '\f'
                    && each != 0x1b;
            if (control) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
        return !result.isError();
    }
}
