package io.tauro.differential.pushdown;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Values as text between quotes, as databases take them in an INSERT. */
final class Literals {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private Literals() {}

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A value as text. */
    static String text(Object value) {
        if (value instanceof LocalDateTime at) {
            return TIMESTAMP.format(at);
        }
        if (value instanceof OffsetDateTime at) {
            return TIMESTAMP.format(at.withOffsetSameInstant(ZoneOffset.UTC));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String hex(Object value) {
        return HexFormat.of().formatHex((byte[]) value);
    }

    static String postgres(TypedColumn column, Object value) {
        return value instanceof byte[] ? "'\\x" + hex(value) + "'" : zoned(value);
    }

    static String h2(TypedColumn column, Object value) {
        if (column.type().kind() == io.tauro.type.TypeKind.JSON) {
            return "JSON " + quoted(value.toString());
        }
        return value instanceof byte[] ? "X'" + hex(value) + "'" : zoned(value);
    }

    static String duckDb(TypedColumn column, Object value) {
        return value instanceof byte[]
                ? "'" + hex(value).replaceAll("(..)", "\\\\x$1") + "'"
                : zoned(value);
    }

    private static String zoned(Object value) {
        return quoted(text(value) + (value instanceof OffsetDateTime ? "+00" : ""));
    }

    /** Also for SQLite, which has no truth and no zones. */
    static String mariaDb(TypedColumn column, Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof Number) {
            return text(value);
        }
        return value instanceof byte[] ? "X'" + hex(value) + "'" : quoted(text(value));
    }

    /** Each is told its type. */
    static String trino(TypedColumn column, Object value) {
        if (value instanceof byte[]) {
            return "X'" + hex(value) + "'";
        }
        String zone = value instanceof OffsetDateTime ? " UTC" : "";
        String text = text(value);
        if (column.sqlType().equals("time")
                || column.sqlType().startsWith("timestamp ")
                || column.sqlType().equals("timestamp")) {
            text = text.replaceFirst("000$", "");
        }
        return "CAST(" + quoted(text + zone) + " AS " + column.sqlType() + ")";
    }

    /** A backslash escapes. */
    static String clickHouse(TypedColumn column, Object value) {
        return switch (column.family()) {
            case INTEGER, BOOLEAN -> value.toString();
            case FLOATING -> "toFloat64('" + value + "')";
            case DECIMAL ->
                    column.type().scale() == 0
                            ? value.toString()
                            : "toDecimal128('" + text(value) + "', " + column.type().scale() + ")";
            case INSTANT -> "toDateTime64('" + text(value) + "', 6, 'UTC')";
            default -> quoted(text(value).replace("\\", "\\\\"));
        };
    }
}
