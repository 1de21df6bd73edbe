/** The bundled engine: keeps images in a folder, in this process, without any other engine. */
@org.jspecify.annotations.NullMarked module dev.cutaway.engine.local {
    requires static transitive org.jspecify;
    requires transitive dev.cutaway.engine.api;
    requires dev.cutaway.dockerfile;
    requires java.sql;
    requires jdk.management;
    requires java.management;
    requires org.xerial.sqlitejdbc;
    requires tools.jackson.databind;
    requires com.github.luben.zstd_jni;
    requires java.net.http;
    requires org.eclipse.jgit;
    // What JGit, which has no module descriptor, needs in its stead.
    requires org.apache.commons.codec;
    requires org.slf4j;

    exports dev.cutaway.engine.local;

    // What steps came to is written as JSON.
    opens dev.cutaway.engine.local.build.history to tools.jackson.databind;
}
