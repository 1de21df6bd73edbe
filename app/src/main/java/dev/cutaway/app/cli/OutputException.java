package dev.cutaway.app.cli;

import java.io.IOException;

/** The result cannot be written. */
final class OutputException extends IOException {

    OutputException(IOException cause) {
        super("cannot write the result: " + cause.getMessage(), cause);
    }
}
