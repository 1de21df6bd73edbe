/** The desktop app and the command line. */
@org.jspecify.annotations.NullMarked module dev.cutaway.app {
    requires static transitive org.jspecify;
    requires dev.cutaway.docker.client;
    requires dev.cutaway.docker.server;
    requires dev.cutaway.dockerfile;
    requires dev.cutaway.engine.api;
    requires dev.cutaway.engine.local;
    requires dev.cutaway.inspector;
    requires dev.cutaway.resources;
    requires info.picocli;
    requires java.desktop;
    requires java.logging;
    requires javafx.controls;
    requires javafx.swing;
    requires jfx.incubator.richtext;
    requires org.apache.commons.compress;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.cutaway.app.boot to java.logging;

    opens dev.cutaway.app.boot to javafx.graphics;
    opens dev.cutaway.app.cli to info.picocli;
}
