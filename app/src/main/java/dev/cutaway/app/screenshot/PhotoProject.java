package dev.cutaway.app.screenshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project that is built for the pictures: it runs nothing, so that it can be built wherever pictures are taken. */
final class PhotoProject {

    private static final String DOCKERFILE = """
            # The shop's pages, on the base that all our sites share.
            ARG SITE=%s

            FROM $SITE AS base
            WORKDIR /srv/www

            FROM base AS pages
            COPY pages/ ./

            FROM base AS pictures
            COPY pictures/ ./pictures/

            FROM base
            COPY --from=pages /srv/www/ ./
            COPY --from=pictures /srv/www/pictures ./pictures/
            COPY --chmod=644 conf/shop.conf /etc/nginx/conf.d/
            ENV SHOP_LANGUAGE=en
            EXPOSE 8080
            CMD nginx -g "daemon off;"
            """;

    private final Path folder;

    private PhotoProject(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes it.
     *
     * @param base the image it goes on from
     */
    static PhotoProject write(Path folder, String base) throws IOException {
        var project = new PhotoProject(folder);
        project.file("Dockerfile", DOCKERFILE.formatted(base));
        project.file(".dockerignore", "*.psd\n.git\n");
        project.file("conf/shop.conf", "server { listen 8080; root /srv/www; }\n");
        for (int i = 1; i <= 40; i++) {
            project.file("pages/product-" + i + ".html", "<h1>Product %d</h1>%n".formatted(i).repeat(60));
        }
        for (int i = 1; i <= 12; i++) {
            project.file("pictures/product-" + i + ".svg", "<svg><circle r='%d'/></svg>%n".formatted(i).repeat(4000));
        }
        project.file("pictures/original.psd", "layer".repeat(400_000));
        project.file("pages/index.html", "<h1>The shop</h1>\n");
        return project;
    }

    Path folder() {
        return folder;
    }

    /** Changes one page, so that what depends on it is built again. */
    void change() throws IOException {
        file("pages/index.html", "<h1>The shop is open</h1>\n");
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, content);
    }
}
