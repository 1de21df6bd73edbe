package dev.cutaway.app.layers.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * File capabilities, worded as {@code getcap} does.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7), File capabilities</a>
 */
final class Capabilities {

    private static final List<String> NAMES = List.of("CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID",
            "KILL", "SETGID", "SETUID", "SETPCAP", "LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_ADMIN",
            "NET_RAW", "IPC_LOCK", "IPC_OWNER", "SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT",
            "SYS_ADMIN", "SYS_BOOT", "SYS_NICE", "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE",
            "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP", "MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM",
            "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF", "CHECKPOINT_RESTORE");
    private static final int REVISION_1_BYTES = 12;
    private static final int REVISION_2_BYTES = 20;
    private static final int EFFECTIVE = 1;

    private Capabilities() {}

    /** {@code cap_net_raw=ep}; the bytes in hexadecimal where they have no known form. */
    static String text(byte[] value) {
        if (value.length < REVISION_1_BYTES) {
            return "security.capability=0x" + HexFormat.of().formatHex(value);
        }
        ByteBuffer data = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        boolean effective = (data.getInt() & EFFECTIVE) != 0;
        long permitted = data.getInt() & 0xffffffffL;
        long inheritable = data.getInt() & 0xffffffffL;
        if (value.length >= REVISION_2_BYTES) {
            permitted |= (long) data.getInt() << 32;
            inheritable |= (long) data.getInt() << 32;
        }
        var names = new StringJoiner(",");
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if (((permitted | inheritable) >>> bit & 1) != 0) {
                names.add("cap_" + (bit < NAMES.size() ? NAMES.get(bit).toLowerCase(Locale.ROOT) : bit));
            }
        }
        return names + "=" + (effective ? "e" : "") + (inheritable != 0 ? "i" : "") + (permitted != 0 ? "p" : "");
    }
}
