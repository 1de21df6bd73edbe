package dev.cutaway.app.cli;

/** The archive has images, but not the one that was asked for. */
final class NoSuchImageException extends Exception {

    NoSuchImageException(String message) {
        super(message);
    }
}
