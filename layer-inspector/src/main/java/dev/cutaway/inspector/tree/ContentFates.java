package dev.cutaway.inspector.tree;

/** Tells for each content that the layers store whether it is still reachable, and if not, what ended it and where. */
public final class ContentFates {

    /** Told of each content once. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * One content.
         *
         * @param layer the layer that stores it
         * @param entry the entry there, of kind {@code FILE}
         * @param bytes its length
         * @param fate what became of it
         * @param killedBy the layer in which its last name went; −1 while it lives
         */
        void content(int layer, int entry, long bytes, Fate fate, int killedBy);
    }

    private final ImageTree tree;
    private final Events events;
    private final int[] firstEvent;

    private ContentFates(ImageTree tree) {
        this.tree = tree;
        events = tree.events();
        firstEvent = tree.firstEvents();
    }

    /**
     * Goes through all contents of all layers, judged by the final file system: superseded entries and empty files are
     * among them, hard links are not, since they carry nothing.
     */
    public static void visit(ImageTree tree, Visitor visitor) {
        new ContentFates(tree).visit(visitor);
    }

    private void visit(Visitor visitor) {
        Contents contents = tree.contents();
        for (int node = 0; node < tree.nodeCount(); node++) {
            int end = firstEvent[node + 1];
            for (int event = firstEvent[node]; event < end; event++) {
                if (events.kind(event) == Events.FILE && !contents.isOwn(event)) {
                    int killer = event + 1 < end ? event + 1 : -1;
                    tell(visitor, events.layer(event), events.entry(event), events.bytes(event), killer);
                }
            }
        }
        for (Contents.Shared content : contents.all()) {
            visit(visitor, content);
        }
    }

    /** A content of several names dies with the last of them. */
    private void visit(Visitor visitor, Contents.Shared content) {
        int last = content.event() < 0 ? -1 : killer(content.event());
        boolean lives = content.event() >= 0 && last < 0;
        for (int link : content.links()) {
            int killer = killer(link);
            lives |= killer < 0;
            if (killer >= 0 && (last < 0 || events.layer(killer) > events.layer(last))) {
                last = killer;
            }
        }
        if (lives || last >= 0) {
            tell(visitor, content.layer(), content.entry(), content.bytes(), lives ? -1 : last);
        } else {
            visitor.content(content.layer(), content.entry(), content.bytes(), Fate.SUPERSEDED, content.layer());
        }
    }

    private void tell(Visitor visitor, int layer, int entry, long bytes, int killer) {
        if (killer < 0) {
            visitor.content(layer, entry, bytes, Fate.LIVE, -1);
        } else {
            Fate fate = events.deletes(killer) ? Fate.DELETED : Fate.OVERWRITTEN;
            visitor.content(layer, entry, bytes, fate, events.layer(killer));
        }
    }

    /** The event that takes the name away, which is the next one of the same path; −1 where there is none. */
    private int killer(int event) {
        return event + 1 < firstEvent[tree.nodeOfEvent(event) + 1] ? event + 1 : -1;
    }
}
