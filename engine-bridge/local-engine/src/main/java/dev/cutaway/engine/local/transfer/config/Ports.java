package dev.cutaway.engine.local.transfer.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What EXPOSE names: {@code 80}, {@code 53/udp}, {@code 8000-8010}. */
final class Ports {

    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/([a-zA-Z]+))?");
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /** Each port with its protocol. Host addresses and ports in front have no meaning in an image. */
    static List<String> parse(String specification) {
        Matcher port = PORT.matcher(specification.substring(specification.lastIndexOf(':') + 1));
        if (!port.matches()) {
            throw new IllegalArgumentException("Invalid containerPort: " + specification);
        }
        String protocol = port.group(3) == null ? "tcp" : port.group(3).toLowerCase(Locale.ROOT);
        if (!PROTOCOLS.contains(protocol)) {
            throw new IllegalArgumentException("Invalid proto: " + protocol);
        }
        int first = Integer.parseInt(port.group(1));
        int last = port.group(2) == null ? first : Integer.parseInt(port.group(2));
        if (last < first || last > HIGHEST) {
            throw new IllegalArgumentException("Invalid containerPort: " + specification);
        }
        return IntStream.rangeClosed(first, last).mapToObj(number -> number + "/" + protocol).toList();
    }
}
