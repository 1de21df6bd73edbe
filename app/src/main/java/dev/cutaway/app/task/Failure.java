package dev.cutaway.app.task;

import javafx.beans.value.ObservableValue;

/**
 * Something that went wrong, worded for a person; the words follow the language.
 *
 * @param what what could not be done: {@code This file could not be opened}
 * @param subject to what: a path or a name, as it is
 * @param why the reason in one sentence
 * @param advice what can be done now
 * @param details for a report: place, digests, stack trace; always English
 */
public record Failure(ObservableValue<String> what, String subject, ObservableValue<String> why,
        ObservableValue<String> advice, String details) {}
