package dev.cutaway.app.layers.configuration;

import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.archive.ArchivedImage;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** Settings in words, and the raw documents with their digests. */
public final class ConfigurationTab extends BorderPane {

    private enum View {
        SETTINGS, CONFIG, MANIFEST
    }

    /** The tab of an image. */
    public ConfigurationTab(ImageContext context) {
        ImageText text = context.text();
        ArchivedImage source = context.facts().image().source();
        var view = new Segmented<>(View.SETTINGS).choice(View.SETTINGS, text.of("image.config.settings"))
                .choice(View.CONFIG, text.of("image.config.config"));
        if (source.manifest() != null) {
            view.choice(View.MANIFEST, text.of("image.config.manifest"));
        }
        var bar = new HBox(view);
        bar.getStyleClass().add("tool-row");
        setTop(bar);
        view.valueProperty().subscribe(chosen -> setCenter(switch (chosen) {
            case SETTINGS -> {
                var scroll = new ScrollPane(new SettingsGrid(context));
                scroll.setFitToWidth(true);
                yield scroll;
            }
            case CONFIG -> new DocumentView(text, source.config().raw(), source.config().digest());
            case MANIFEST -> new DocumentView(text, java.util.Objects.requireNonNull(source.manifest()),
                    java.util.Objects.requireNonNull(source.manifestDigest()));
        }));
    }
}
