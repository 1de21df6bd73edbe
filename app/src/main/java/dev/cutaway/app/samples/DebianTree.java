package dev.cutaway.app.samples;

import dev.cutaway.resources.SampleFiles;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The files of a small Debian, by rule: programs and libraries from a table of real names and sizes; for each package
 * documentation, translations and what dpkg notes, with names as in Debian and made-up content.
 */
final class DebianTree {

    private static final List<String> TRANSLATED = List.of("adduser", "apt", "bash", "coreutils", "diffutils", "dpkg",
            "e2fsprogs", "findutils", "gpgv", "grep", "libc6", "sed", "shadow", "tar", "util-linux", "xz");
    private static final List<String> LANGUAGES = List.of("ast", "be", "bg", "ca", "cs", "da", "de", "el", "eo", "es",
            "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu", "id", "it", "ja", "ka", "ko", "lt", "nb", "nl", "pl", "pt",
            "pt_BR", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi", "zh_CN", "zh_TW");
    private static final List<String> TRANSLATED_MANUALS = List.of("", "de/", "fr/");
    private static final List<String> ZONES = List.of("Africa/Cairo", "Africa/Lagos", "Africa/Nairobi",
            "America/Argentina/Ushuaia", "America/Bogota", "America/Chicago", "America/Denver", "America/Los_Angeles",
            "America/Mexico_City", "America/New_York", "America/Sao_Paulo", "America/Toronto", "Asia/Dubai",
            "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Kolkata", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore",
            "Asia/Tokyo", "Australia/Perth", "Australia/Sydney", "Europe/Berlin", "Europe/Kyiv", "Europe/Lisbon",
            "Europe/London", "Europe/Madrid", "Europe/Paris", "Europe/Rome", "Europe/Warsaw", "Pacific/Auckland",
            "Pacific/Honolulu");
    private static final List<String> LICENSES = List.of("Apache-2.0", "Artistic", "BSD", "GFDL-1.3", "GPL-1", "GPL-2",
            "GPL-3", "LGPL-2", "LGPL-2.1", "LGPL-3", "MPL-1.1", "MPL-2.0");
    private static final List<String> CONFIGURED = List.of("adduser.conf", "bash.bashrc", "debconf.conf",
            "deluser.conf",
            "environment", "gai.conf", "host.conf", "issue", "issue.net", "ld.so.conf", "libaudit.conf", "login.defs",
            "mke2fs.conf", "networks", "nsswitch.conf", "pam.conf", "profile", "rmt", "securetty", "xattr.conf");

    private final Instant time;
    private final int fraction;
    private final Set<String> manuals = new LinkedHashSet<>();
    private BiConsumer<String, Node> sink = (path, node) -> {
    };

    /**
     * @param time of every file
     * @param fraction what a file's real size is divided by
     */
    DebianTree(Instant time, int fraction) {
        this.time = time;
        this.fraction = fraction;
    }

    /** Gives each file, folder and link. */
    void forEach(BiConsumer<String, Node> receiver) throws IOException {
        sink = receiver;
        skeleton();
        var status = new StringBuilder();
        String name = "";
        for (String line : SampleFiles.lines("debian/packages.txt")) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "package" -> {
                    name = words[1];
                    startPackage(name, words[2], status);
                }
                case "file" -> program(words[1], Long.parseLong(words[2]), Integer.parseInt(words[3], 8));
                case "link" -> sink.accept(words[1], Node.symlink(words[2], time));
                default -> throw new IllegalArgumentException("debian/packages.txt: " + line);
            }
        }
        text("/var/lib/dpkg/status", status.toString());
        shared();
    }

    private void skeleton() throws IOException {
        for (String link : List.of("bin", "sbin", "lib", "lib64")) {
            sink.accept("/" + link, Node.symlink("usr/" + link, time));
        }
        for (String path : List.of("/boot", "/dev", "/home", "/media", "/mnt", "/opt", "/proc", "/run", "/srv", "/sys",
                "/usr/games", "/usr/include", "/usr/lib64", "/usr/local/bin", "/usr/local/lib", "/var/backups",
                "/var/cache/apt/archives/partial", "/var/lib/apt/lists/partial", "/var/spool")) {
            sink.accept(path, Node.directory(0755, "root", time));
        }
        sink.accept("/root", Node.directory(0700, "root", time));
        sink.accept("/tmp", Node.directory(01777, "root", time));
        sink.accept("/var/tmp", Node.directory(01777, "root", time));
        sink.accept("/var/run", Node.symlink("/run", time));
        sink.accept("/var/lock", Node.symlink("/run/lock", time));
        for (String file : List.of("os-release", "passwd", "group")) {
            text("/etc/" + file, String.join("\n", SampleFiles.lines("debian/" + file)) + "\n");
        }
        text("/etc/debian_version", "12.0\n");
        CONFIGURED.forEach(file -> filler("/etc/" + file, Filler.Kind.PROSE, 2000, 0644));
    }

    private void startPackage(String name, String version, StringBuilder status) {
        status.append("Package: ").append(name).append("\nStatus: install ok installed\nArchitecture: amd64\nVersion: ")
                .append(version).append("\n\n");
        String doc = "/usr/share/doc/" + name + "/";
        filler(doc + "copyright", Filler.Kind.PROSE, 12_000, 0644);
        filler(doc + "changelog.Debian.gz", Filler.Kind.GZ, 24_000, 0644);
        filler(doc + "changelog.gz", Filler.Kind.GZ, 60_000, 0644);
        String info = "/var/lib/dpkg/info/" + name;
        filler(info + ".list", Filler.Kind.PROSE, 4_000, 0644);
        filler(info + ".md5sums", Filler.Kind.PROSE, 6_000, 0644);
        filler(info + ".postinst", Filler.Kind.PROSE, 2_000, 0755);
    }

    private void program(String path, long size, int mode) {
        filler(path, Filler.Kind.ELF, size, mode);
        if (path.contains("bin/")) {
            manuals.add(path.substring(path.lastIndexOf('/') + 1) + (path.contains("sbin/") ? ".8.gz" : ".1.gz"));
        }
    }

    private void shared() {
        for (String name : TRANSLATED) {
            LANGUAGES.forEach(language -> filler("/usr/share/locale/" + language + "/LC_MESSAGES/" + name + ".mo",
                    Filler.Kind.MO, 84_000, 0644));
        }
        for (String manual : manuals) {
            char section = manual.charAt(manual.length() - 4);
            TRANSLATED_MANUALS.forEach(language -> filler("/usr/share/man/" + language + "man" + section + "/" + manual,
                    Filler.Kind.GZ, 5_000, 0644));
        }
        for (String zone : ZONES) {
            String path = "/usr/share/zoneinfo/" + zone;
            filler(path, Filler.Kind.RAW, 2_400, 0644);
            sink.accept("/usr/share/zoneinfo/posix/" + zone,
                    new Node(Node.Kind.HARD_LINK, 0644, "root", time, null, path));
            filler("/usr/share/zoneinfo/right/" + zone, Filler.Kind.RAW, 3_200, 0644);
        }
        LICENSES.forEach(license -> filler("/usr/share/common-licenses/" + license, Filler.Kind.PROSE, 20_000, 0644));
        sink.accept("/usr/share/common-licenses/GPL", Node.symlink("GPL-3", time));
        for (String module : List.of("Carp", "Config", "Errno", "Exporter", "Fcntl", "POSIX", "Socket", "constant",
                "feature",
                "integer", "lib", "overload", "parent", "re", "strict", "utf8", "vars", "warnings")) {
            filler("/usr/lib/x86_64-linux-gnu/perl-base/" + module + ".pm", Filler.Kind.PROSE, 18_000, 0644);
        }
        for (int page = 1250; page <= 1258; page++) {
            filler(String.format(Locale.ROOT, "/usr/lib/x86_64-linux-gnu/gconv/CP%d.so", page), Filler.Kind.ELF, 15_000,
                    0644);
        }
    }

    private void text(String path, String text) {
        sink.accept(path, Node.file(Content.of(text), 0644, "root", time));
    }

    /** Sizes vary by path, between half of what is said and one and a half, but for programs, which are as said. */
    private void filler(String path, Filler.Kind kind, long size, int mode) {
        long seed = Filler.seed(path);
        long percent = kind == Filler.Kind.ELF ? 100 : 50 + Long.remainderUnsigned(seed, 101);
        var content = new Filler(kind, Math.max(16, size * percent / 100 / fraction), seed);
        sink.accept(path, Node.file(content, mode, "root", time));
    }
}
