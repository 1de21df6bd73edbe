package dev.cutaway.engine.local.build.context;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The first block of a file, which tells whether it is a tar. */
final class TarBlock {

    /** Its bytes. */
    static final int BYTES = 512;
    private static final int CHECKSUM = 148;
    private static final int DIGITS = 8;

    private TarBlock() {}

    /** Whether a tar begins so: its checksum is right. */
    static boolean begins(byte[] block) {
        return block.length >= BYTES && sumOf(block) == statedSum(block);
    }

    private static int sumOf(byte[] block) {
        int sum = 0;
        for (int i = 0; i < BYTES; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + DIGITS ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    private static int statedSum(byte[] block) {
        String text = new String(block, CHECKSUM, DIGITS, US_ASCII).replace('\0', ' ').strip();
        return text.matches("[0-7]{1,8}") ? Integer.parseInt(text, 8) : -1;
    }
}
