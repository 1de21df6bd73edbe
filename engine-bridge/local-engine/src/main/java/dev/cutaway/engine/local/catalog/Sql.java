package dev.cutaway.engine.local.catalog;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements with their values: texts, whole numbers, bytes, null, and whatever else as its text.
 *
 * @param connection on which transactions are begun and ended by statements
 */
record Sql(Connection connection) {

    /** Makes something of a row. */
    interface Row<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** Changes rows, and tells how many. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** All rows of an answer. */
    <T> List<T> query(String sql, Row<T> reader, @Nullable Object... values) throws SQLException {
        var all = new ArrayList<T>();
        try (PreparedStatement statement = prepare(sql, values); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(reader.read(rows));
            }
        }
        return all;
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setString(i + 1, null);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
                case Object other -> statement.setString(i + 1, other.toString());
            }
        }
        return statement;
    }
}
