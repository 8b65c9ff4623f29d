package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.spi.ColumnStatistics;
import io.tauro.type.DataType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What ANALYZE … UPDATE HISTOGRAM of MySQL has counted. */
final class MySqlHistograms {

    /**
     * A bucket is a value, or the first and the last one, the part of the rows up to it, and how
     * many values are in it.
     */
    private static final String HISTOGRAMS =
            """
            SELECT COLUMN_NAME, JSON_EXTRACT(HISTOGRAM, '$."null-values"'), JSON_LENGTH(HISTOGRAM, '$.buckets'),
                   JSON_EXTRACT(HISTOGRAM, '$.buckets[*][3]'),
                   JSON_UNQUOTE(JSON_EXTRACT(HISTOGRAM, '$.buckets[0][0]')),
                   JSON_UNQUOTE(JSON_EXTRACT(HISTOGRAM, IF(JSON_EXTRACT(HISTOGRAM, '$."histogram-type"') = 'singleton',
                                                           '$.buckets[last][0]', '$.buckets[last][1]')))
            FROM information_schema.COLUMN_STATISTICS WHERE SCHEMA_NAME = ? AND TABLE_NAME = ?""";

    private MySqlHistograms() {}

    static Map<String, ColumnStatistics> read(Connection connection, RemoteTable table)
            throws SQLException {
        Map<String, DataType> types = MySqlStatistics.types(table);
        Map<String, ColumnStatistics> columns = new HashMap<>();
        try (PreparedStatement statement = MySqlStatistics.prepare(connection, HISTOGRAMS, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                DataType type = types.get(rows.getString(1));
                if (type != null && rows.getInt(3) > 0) {
                    columns.put(rows.getString(1), column(rows, type));
                }
            }
        }
        return columns;
    }

    private static ColumnStatistics column(ResultSet row, DataType type) throws SQLException {
        return new ColumnStatistics(
                OptionalDouble.of(values(row.getInt(3), row.getString(4))),
                OptionalDouble.of(row.getDouble(2)),
                MySqlStatistics.parse(row.getString(5), type),
                MySqlStatistics.parse(row.getString(6), type));
    }

    /** One of each bucket, unless they say how many there are. */
    private static double values(int buckets, @Nullable String counts) {
        if (counts == null) {
            return buckets;
        }
        double sum = 0;
        for (String count : counts.replaceAll("[\\[\\] ]", "").split(",")) {
            sum += Double.parseDouble(count);
        }
        return sum;
    }
}
