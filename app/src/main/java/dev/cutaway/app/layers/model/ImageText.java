package dev.cutaway.app.layers.model;

import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.tree.Aspect;
import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;

import java.text.NumberFormat;
import java.time.Instant;

/** The words of the image page in one language: figures as Docker prints them, exact bytes, times, layers. */
public final class ImageText {

    private final Texts texts;
    private final NumberFormat numbers;
    private final NumberFormat percents;

    /** Words in the language of this moment; the page is built anew when it changes. */
    public ImageText(Texts texts) {
        this.texts = texts;
        this.numbers = NumberFormat.getIntegerInstance(texts.locale());
        this.percents = NumberFormat.getPercentInstance(texts.locale());
        percents.setMaximumFractionDigits(1);
    }

    /** The text of a key; see {@link Texts#text}. */
    public String of(String key, Object... arguments) {
        return texts.text(key, arguments);
    }

    /** A size as Docker prints it: {@code 72.9MB}. */
    public String size(long bytes) {
        return DockerText.size(bytes);
    }

    /** All digits: {@code 72,853,411 bytes}. */
    public String exact(long bytes) {
        return of("image.exact", bytes);
    }

    /** A count with its thousands apart. */
    public String number(long count) {
        return numbers.format(count);
    }

    /** A share with one decimal: {@code 6.9%}; {@code –} where there is no whole. */
    public String percent(long part, long whole) {
        return whole <= 0 ? "–" : percent((double) part / whole);
    }

    /** A fraction as a percentage with one decimal. */
    public String percent(double fraction) {
        return percents.format(fraction);
    }

    /** How long ago, in words; empty for null. */
    public String age(@Nullable Instant when) {
        return Ages.of(texts, when);
    }

    /** A time as RFC 3339 writes it, to the second; a dash for null. */
    public String timestamp(@Nullable Instant when) {
        return Ages.timestamp(when);
    }

    /** A change in one word. */
    public String change(Change change) {
        return switch (change) {
            case ADDED -> of("image.change.added");
            case CHANGED -> of("image.change.changed");
            case DELETED -> of("image.change.deleted");
        };
    }

    /** What of a path can differ, in one word. */
    public String aspect(Aspect aspect) {
        return switch (aspect) {
            case KIND -> of("image.life.kind");
            case CONTENT -> of("image.life.content");
            case MODE -> of("image.life.mode");
            case OWNER -> of("image.life.owner");
            case TIME -> of("image.life.time");
            case LINK -> of("image.life.link");
            case XATTRS -> of("image.life.attributes");
        };
    }

    /** So many bytes more or, below 0, fewer: {@code +6.4MB}. */
    public String growth(long bytes) {
        return bytes == 0 ? "±0B" : (bytes > 0 ? "+" : "−") + size(Math.abs(bytes));
    }

    /** How many paths are added, changed, deleted. */
    public String changes(int added, int changed, int deleted) {
        return of("image.changes", added, changed, deleted);
    }

    /** What the layer does, in a few words. */
    public String filesOf(StackRow.Layer layer) {
        if (layer.changed() > 0) {
            return of("image.stack.added.changed", layer.added(), layer.changed());
        }
        return layer.added() == 0 && layer.deleted() > 0
                ? of("image.stack.only.deletes")
                : of("image.stack.files", layer.added());
    }

    /** So many dead bytes, short. */
    public String dead(long bytes) {
        return of("image.stack.dead", size(bytes));
    }

    /** What a screen reader says of a layer. */
    public String spoken(StackRow.Layer layer) {
        return of("image.stack.spoken", layer.number(), layer.instruction().toString(), size(layer.bytes()),
                size(layer.deadBytes()), layer.deleted());
    }

    /** Everything about a layer, for its tooltip. */
    public String describe(StackRow.Layer layer) {
        var words = new StringBuilder(layer.instruction().toString()).append("\n\n");
        words.append(of("image.stack.tip.size", exact(layer.bytes()))).append('\n');
        if (layer.deadBytes() > 0) {
            words.append(of("image.stack.tip.dead", exact(layer.deadBytes()))).append('\n');
        }
        words.append(of("image.stack.tip.changes", layer.added(), layer.changed(), layer.deleted())).append("\n\n");
        words.append(of("image.stack.tip.diffid", layer.diffId().toString()));
        if (layer.digest() != null) {
            words.append('\n').append(of("image.stack.tip.digest", layer.digest().toString()));
        }
        return words.toString();
    }
}
