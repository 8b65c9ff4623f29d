package io.tauro.internal.kernel;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON without blanks: numbers and truth values as such, arrays, maps and rows as
 * arrays and objects, JSON as it is, and anything else as text.
 */
public final class JsonWriter {

    private final StringBuilder json = new StringBuilder();

    /** A piece of punctuation. */
    public JsonWriter sign(char sign) {
        json.append(sign);
        return this;
    }

    /** A value of the type's Java class. */
    public JsonWriter value(@Nullable Object value, DataType type) {
        if (value == null) {
            json.append("null");
            return this;
        }
        switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT -> json.append(value);
            case DECIMAL -> json.append(((BigDecimal) value).toPlainString());
            case REAL, DOUBLE -> real(((Number) value).doubleValue(), value.toString());
            case JSON -> json.append(value);
            case VARBINARY -> text(HexFormat.of().formatHex((byte[]) value));
            case ARRAY -> array((List<?>) value, type.elementType());
            case MAP -> map((Map<?, ?>) value, type);
            case ROW -> row((List<?>) value, type.fields());
            case TIME -> text(((LocalTime) value).format(DateTimeFormatter.ISO_LOCAL_TIME));
            case TIMESTAMP ->
                    text(((LocalDateTime) value).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
            case TIMESTAMP_WITH_TIME_ZONE ->
                    text(
                            ((OffsetDateTime) value)
                                            .toLocalDateTime()
                                            .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                                    + "+00:00");
            case INTERVAL_YEAR_MONTH ->
                    text(TemporalFormat.yearMonth(((Period) value).toTotalMonths()));
            case INTERVAL_DAY_SECOND ->
                    text(
                            TemporalFormat.daySecond(
                                    ((Duration) value)
                                            .dividedBy(Duration.of(1, ChronoUnit.MICROS))));
            default -> text(value.toString());
        }
        return this;
    }

    /** NaN and infinity, which JSON does not have, are text. */
    private void real(double value, String text) {
        if (Double.isFinite(value)) {
            json.append(text);
        } else {
            text(text);
        }
    }

    private void array(List<?> values, DataType type) {
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            json.append(i == 0 ? "" : ",");
            value(values.get(i), type);
        }
        json.append(']');
    }

    private void map(Map<?, ?> map, DataType type) {
        json.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            text(String.valueOf(entry.getKey())).sign(':');
            value(entry.getValue(), type.fields().get(1).type());
            json.append(entries.hasNext() ? "," : "");
        }
        json.append('}');
    }

    private void row(List<?> values, List<Column> fields) {
        json.append('{');
        for (int i = 0; i < values.size(); i++) {
            json.append(i == 0 ? "" : ",");
            text(name(fields.get(i), i)).sign(':').value(values.get(i), fields.get(i).type());
        }
        json.append('}');
    }

    /** A field that the query gave no name is called by its place, as in PostgreSQL. */
    private static String name(Column field, int index) {
        return field.name().startsWith("EXPR$") ? "f" + (index + 1) : field.name();
    }

    /** Text in quotes. */
    public JsonWriter text(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        json.append('"');
        return this;
    }

    private void character(char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> {
                if (c < ' ') {
                    json.append(String.format("\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
        }
    }

    /** What has been written. */
    @Override
    public String toString() {
        return json.toString();
    }

    /** The type as which values are written, where text may be JSON already. */
    public static DataType typeOf(DataType type, boolean isJson) {
        return isJson && type.kind() != TypeKind.NULL ? DataType.JSON : type;
    }
}
