package dev.cutaway.inspector.image;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Supplier;

/** A value that is made when first asked for, by one thread, and then kept. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        if (value == null) {
            synchronized (this) {
                if (value == null) {
                    value = maker.get();
                }
            }
        }
        return Objects.requireNonNull(value);
    }
}
