/** Reads container images: archives and layouts, layers, file trees, waste. Opens no window and talks to no engine. */
@org.jspecify.annotations.NullMarked module dev.cutaway.inspector {
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires com.github.luben.zstd_jni;

    exports dev.cutaway.inspector;
    exports dev.cutaway.inspector.image;
    exports dev.cutaway.inspector.oci;
    exports dev.cutaway.inspector.codec;
    exports dev.cutaway.inspector.layer;
    exports dev.cutaway.inspector.archive;
    exports dev.cutaway.inspector.tree;
    exports dev.cutaway.inspector.analysis;
    exports dev.cutaway.inspector.analysis.compare;
    exports dev.cutaway.inspector.analysis.dockerfile;
    exports dev.cutaway.inspector.analysis.findings;
}
