package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;
import dev.cutaway.inspector.testing.TestLayer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Indexes layers made in code. */
public final class Indexes {

    private Indexes() {}

    /** The index of a layer. */
    public static LayerIndex of(TestLayer layer) {
        byte[] tar = layer.toBytes();
        var source = new LayerIndexer.Source(Place.of("layer.tar"), Compression.NONE, tar.length, null, null);
        try {
            return new LayerIndexer(Limits.DEFAULT).index(source, new ByteArrayInputStream(tar), Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
