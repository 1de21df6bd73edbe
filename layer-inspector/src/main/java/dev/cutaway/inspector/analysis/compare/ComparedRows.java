package dev.cutaway.inspector.analysis.compare;

/**
 * The columns of a {@link FileComparison}; none is to be written to.
 *
 * @param leftNode −1 where the path does not live at the left
 * @param rightNode −1 where it does not live at the right
 * @param parent −1 for the root
 * @param firstChild meaningless without children
 * @param childCount children on either side
 * @param aspects what differs, a bit for each {@link dev.cutaway.inspector.tree.Aspect} in its order
 * @param added paths only at the right, the row's own and those below
 * @param changed paths that differ, likewise
 * @param deleted paths only at the left, likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record ComparedRows(int[] leftNode, int[] rightNode, int[] parent, int[] firstChild, int[] childCount, byte[] aspects,
        int[] added, int[] changed, int[] deleted) {}
