package dev.cutaway.app.boot;

import dev.cutaway.app.images.ImagePage;
import dev.cutaway.app.images.OpenImage;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.samples.Sample;
import dev.cutaway.app.samples.SampleCatalog;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.inspector.ImageInspector;
import dev.cutaway.inspector.Limits;

import java.util.List;

/** The parts of the app as a person uses it: the one place that names implementations. */
final class UserParts {

    private UserParts() {}

    static Parts create() {
        var inspector = new ImageInspector(null, Limits.DEFAULT);
        return new Parts(inspector, bench -> samples(SampleCatalog.ofUser(), bench),
                bench -> (image, all) -> temp(bench, image));
    }

    static ImagePage temp(Workbench bench, OpenImage image) {
        return new ImagePage() {
            final javafx.scene.layout.StackPane node = new javafx.scene.layout.StackPane(
                    new javafx.scene.control.Label(image.name()));

            @Override
            public void compareWith(OpenImage other) {}
            @Override
            public javafx.beans.value.ObservableValue<String> title() {
                return new javafx.beans.property.ReadOnlyStringWrapper(image.name());
            }
            @Override
            public javafx.scene.Node node() {
                return node;
            }
        };
    }

    private static List<SampleImage> samples(SampleCatalog catalog, Workbench bench) {
        return catalog.samples().stream().map(sample -> worded(sample, bench)).toList();
    }

    private static SampleImage worded(Sample sample, Workbench bench) {
        return new SampleImage(bench.texts().of(sample.titleKey()), bench.texts().of(sample.teachesKey()),
                sample.layers(),
                sample.bytes(), sample::materialize);
    }
}
