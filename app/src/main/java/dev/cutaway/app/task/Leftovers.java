package dev.cutaway.app.task;

import java.lang.System.Logger.Level;

/** Results that came after nobody wanted them any more. */
final class Leftovers {

    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());

    private Leftovers() {}

    static void close(Object result) {
        if (result instanceof AutoCloseable closeable) {
            Thread.ofVirtual().start(() -> {
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.log(Level.WARNING, "closing the result of a cancelled job", e);
                }
            });
        }
    }
}
