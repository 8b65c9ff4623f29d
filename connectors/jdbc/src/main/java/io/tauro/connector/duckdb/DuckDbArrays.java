package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.data.VectorBuilder;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Columns of lists, and of arrays of a fixed length. The driver gives their elements as objects.
 * Timestamps, which it would take through the zone of the process, and times, of which it fails at
 * 24:00 while it looks for the next row, are sent as microseconds.
 */
final class DuckDbArrays {

    /** What a timestamp is sent as that has no such number. */
    private static final long INFINITE = Long.MAX_VALUE;

    private static final long DAY = 86_400_000_000L;

    private DuckDbArrays() {}

    /** A column of lists of a type; empty if the type is read as text only. */
    static Optional<RemoteColumn> column(
            String stored, String name, boolean nullable, String elementType) {
        RemoteColumn element = DuckDbColumns.column("element", "x", elementType, true, true);
        DataType type = element.column().type();
        if (!isKnown(elementType, type)) {
            return Optional.empty();
        }
        RemoteColumn column =
                new RemoteColumn(
                        new Column(name, DataType.array(type), nullable, TextTraits.UNKNOWN),
                        stored,
                        DuckDbArrays::read,
                        ColumnRules.nullTestOnly(stored, Obstacle.NOT_COMPARED.reason("ARRAY")));
        return Optional.of(
                switch (type.kind()) {
                    case TIME -> column.sentAs(each(stored, "epoch_us(x)"));
                    case TIMESTAMP ->
                            column.sentAs(
                                    each(
                                            "CAST(" + stored + " AS TIMESTAMP[])",
                                            "CASE WHEN isinf(x) THEN "
                                                    + INFINITE
                                                    + " ELSE epoch_us(x) END"));
                    case VARCHAR, JSON -> column.sentAs("CAST(" + stored + " AS VARCHAR[])");
                    default -> column;
                });
    }

    private static String each(String list, String element) {
        return "list_transform(" + list + ", lambda x: " + element + ")";
    }

    /** All but those that become text for want of a type, lists, and what is finer than ours. */
    private static boolean isKnown(String elementType, DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> elementType.equals("VARCHAR") || elementType.startsWith("ENUM(");
            case TIMESTAMP -> !elementType.equals("TIMESTAMP_NS");
            default -> type.kind() != TypeKind.ARRAY;
        };
    }

    private static int read(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        if (!(rows.getObject(column) instanceof Array array)) {
            into.appendNull();
            return 0;
        }
        VectorBuilder elements = into.child(0);
        int bytes = 0;
        for (Object element : (Object[]) array.getArray()) {
            bytes += append(element, elements);
        }
        into.endList();
        return bytes;
    }

    private static int append(@Nullable Object element, VectorBuilder into) throws SQLException {
        if (element == null) {
            into.appendNull();
            return 0;
        }
        switch (into.type().kind()) {
            case DECIMAL -> {
                into.append(
                        element instanceof BigInteger whole
                                ? new BigDecimal(whole)
                                : (BigDecimal) element);
                return 16;
            }
            case VARCHAR, JSON -> {
                byte[] text = ((String) element).getBytes(StandardCharsets.UTF_8);
                into.appendBytes(text, 0, text.length);
                return text.length;
            }
            case VARBINARY -> {
                Blob blob = (Blob) element;
                int length = Math.toIntExact(blob.length());
                into.appendBytes(length == 0 ? new byte[0] : blob.getBytes(1, length), 0, length);
                return length;
            }
            case DATE -> into.append(DuckDbValues.finite((LocalDate) element));
            case TIME, TIMESTAMP -> {
                long micros = (Long) element;
                if (micros >= (into.type().kind() == TypeKind.TIME ? DAY : INFINITE)) {
                    throw new ArithmeticException("infinity or 24:00");
                }
                into.appendLong(micros);
            }
            case TIMESTAMP_WITH_TIME_ZONE ->
                    into.append(DuckDbValues.finite((OffsetDateTime) element));
            default -> into.append(element);
        }
        return 8;
    }
}
