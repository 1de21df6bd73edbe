package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.model.FileContent;

import java.util.HexFormat;
import javafx.collections.ObservableListBase;
import javafx.scene.control.ListCell;

/** Bytes as hexadecimal numbers and characters, sixteen a row; rows are made when they are seen. */
final class HexView {

    private static final int PER_ROW = 16;
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(" ");

    private HexView() {}

    static LineList<?> of(FileContent content) {
        return new LineList<>(new HexRows(content), HexCell::new, row -> row);
    }

    /** One row: offset, sixteen bytes in two groups, their printable characters. */
    static String row(long offset, byte[] bytes) {
        var text = new StringBuilder(80);
        text.append(String.format("%08x  ", offset));
        int half = Math.min(PER_ROW / 2, bytes.length);
        String left = PAIRS.formatHex(bytes, 0, half);
        String right = PAIRS.formatHex(bytes, half, bytes.length);
        text.append(left).append(" ".repeat(23 - left.length() + 2));
        text.append(right).append(" ".repeat(23 - right.length() + 2)).append('|');
        for (byte each : bytes) {
            text.append(each >= ' ' && each < 0x7f ? (char) each : '.');
        }
        return text.append('|').toString();
    }

    private static final class HexRows extends ObservableListBase<String> {

        private final FileContent content;

        HexRows(FileContent content) {
            this.content = content;
        }

        @Override
        public String get(int index) {
            long offset = (long) index * PER_ROW;
            return row(offset, content.slice(offset, PER_ROW));
        }

        @Override
        public int size() {
            return (int) Math.min(Integer.MAX_VALUE, (content.size() + PER_ROW - 1) / PER_ROW);
        }
    }

    private static final class HexCell extends ListCell<String> {

        HexCell() {
            getStyleClass().add("hex-line");
        }

        @Override
        protected void updateItem(String row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty ? null : row);
        }
    }
}
