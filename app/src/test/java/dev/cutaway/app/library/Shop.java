package dev.cutaway.app.library;

import dev.cutaway.inspector.Digest;

import java.time.Duration;
import java.time.Instant;

/** An engine that keeps the images of the mock-ups: several on one base, one dangling, two used by containers. */
public final class Shop {

    private static final String DEBIAN = "ADD file:12 in /:116000000";
    private static final String NGINX = "RUN apt-get update && apt-get install -y nginx:43400000";

    private Shop() {}

    /** Fills an engine. */
    public static MemoryEngine fill(MemoryEngine engine) {
        engine.keep("", ago(22), null, "ADD file:slim:4300000", "COPY app.py /srv:18300000");
        Digest busybox = engine.keep("busybox:1.37", ago(24 * 190), null, "ADD file:busybox:4300000");
        engine.keep("sidecar/logtail:0.3", ago(24 * 120), null, "ADD file:busybox:4300000",
                "COPY logtail /bin/:2100000");
        engine.keep("probe:0.9", ago(24 * 62), null, "COPY probe /:9100000");
        engine.keep("debian:12", ago(24 * 50), null, DEBIAN);
        engine.keep("pyapp:2.0 pyapp:latest", ago(22), null, DEBIAN, "RUN apt-get install -y python3:30900000",
                "RUN pip install -r requirements.txt:53000000", "COPY app /srv/app:5500000");
        engine.keep("nginx-site:1.3", ago(24 * 36), null, DEBIAN, NGINX, "COPY site.old/ /srv/:12600000",
                "RUN ./optimize.sh --old:4200000");
        Digest site = engine.keep("nginx-site:1.4", ago(72), null, DEBIAN, NGINX,
                "COPY conf/nginx.conf /etc/nginx/:1640", "COPY site/ /srv/:14200000", "RUN ./optimize.sh:6380000",
                "RUN rm -rf /var/lib/apt/lists:0", "COPY healthcheck.sh /:412");
        engine.use(site, "web", true);
        engine.use(busybox, "shell", false);
        return engine;
    }

    private static Instant ago(long hours) {
        return Instant.now().minus(Duration.ofHours(hours));
    }
}
