package io.tauro.benchmarks;

import io.tauro.data.Row;
import io.tauro.query.QueryResult;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all values of a result add up to: the same, whichever way they came. */
final class ValueSum {

    private long rows;
    private long whole;
    private long cents;
    private long days;
    private long characters;

    private ValueSum() {}

    /** Reads every value through the cursor of typed rows. */
    static ValueSum of(QueryResult result) {
        ValueSum sum = new ValueSum();
        DataType[] types =
                result.schema().columns().stream().map(c -> c.type()).toArray(DataType[]::new);
        for (Row row : result) {
            sum.rows++;
            for (int i = 0; i < types.length; i++) {
                switch (types[i].kind()) {
                    case INTEGER, BIGINT -> sum.whole += row.getLong(i);
                    case DECIMAL -> sum.add(required(row.getDecimal(i)));
                    case DATE -> sum.add((LocalDate) required(row.get(i)));
                    default -> sum.add((String) required(row.get(i)));
                }
            }
        }
        return sum;
    }

    /** Reads every value through JDBC. */
    static ValueSum of(ResultSet result) throws SQLException {
        ValueSum sum = new ValueSum();
        int columns = result.getMetaData().getColumnCount();
        int[] types = new int[columns];
        for (int i = 0; i < columns; i++) {
            types[i] = result.getMetaData().getColumnType(i + 1);
        }
        while (result.next()) {
            sum.rows++;
            for (int i = 0; i < columns; i++) {
                switch (types[i]) {
                    case Types.INTEGER, Types.BIGINT -> sum.whole += result.getLong(i + 1);
                    case Types.DECIMAL -> sum.add(result.getBigDecimal(i + 1));
                    case Types.DATE -> sum.add(result.getObject(i + 1, LocalDate.class));
                    default -> sum.add(result.getString(i + 1));
                }
            }
        }
        return sum;
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private void add(BigDecimal value) {
        cents += value.unscaledValue().longValue();
    }

    private void add(LocalDate value) {
        days += value.toEpochDay();
    }

    private void add(String value) {
        characters += value.length();
    }

    List<List<@Nullable Object>> row() {
        return List.of(List.of(rows, whole, cents, days, characters));
    }
}
