package dev.cutaway.app.text;

import dev.cutaway.resources.Messages;

import java.text.NumberFormat;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The app's words in the language of the moment. Used on the UI thread only. */
public final class Texts {

    private final ReadOnlyObjectWrapper<Messages> messages;

    /** Starts in the offered language nearest to this one. */
    public Texts(Locale locale) {
        messages = new ReadOnlyObjectWrapper<>(Messages.of(locale));
    }

    /** The text of a key now; see {@link Messages#text}. */
    public String text(String key, Object... arguments) {
        return messages.get().text(key, arguments);
    }

    /** The text of a key, following the language; for binding a label's text. An observable argument is followed too. */
    public ObservableValue<String> of(String key, Object... arguments) {
        var followed = new javafx.beans.Observable[arguments.length + 1];
        int count = 0;
        followed[count++] = messages;
        for (Object argument : arguments) {
            if (argument instanceof ObservableValue<?> observable) {
                followed[count++] = observable;
            }
        }
        return Bindings.createStringBinding(() -> text(key, valuesOf(arguments)),
                java.util.Arrays.copyOf(followed, count));
    }

    private static Object[] valuesOf(Object[] arguments) {
        var values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i] instanceof ObservableValue<?> observable ? observable.getValue() : arguments[i];
        }
        return values;
    }

    /** A count, its digits grouped as the language of the moment does. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** Switches to the offered language nearest to this one. */
    public void switchTo(Locale locale) {
        messages.set(Messages.of(locale));
    }

    /** The language of the moment. */
    public Locale locale() {
        return messages.get().locale();
    }

    /** The messages of the moment; changes with the language. */
    public ReadOnlyObjectProperty<Messages> messagesProperty() {
        return messages.getReadOnlyProperty();
    }
}
