package io.tauro.memory;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the types of columns from their values. */
final class TypeInference {

    private static final Map<Class<?>, DataType> BY_CLASS = new HashMap<>();

    static {
        for (DataType type :
                List.of(
                        DataType.BOOLEAN,
                        DataType.TINYINT,
                        DataType.SMALLINT,
                        DataType.INTEGER,
                        DataType.BIGINT,
                        DataType.REAL,
                        DataType.DOUBLE,
                        DataType.VARCHAR,
                        DataType.VARBINARY,
                        DataType.DATE,
                        DataType.TIME,
                        DataType.TIMESTAMP,
                        DataType.TIMESTAMP_WITH_TIME_ZONE,
                        DataType.UUID)) {
            BY_CLASS.put(type.javaType(), type);
        }
        BY_CLASS.put(boolean.class, DataType.BOOLEAN);
        BY_CLASS.put(byte.class, DataType.TINYINT);
        BY_CLASS.put(short.class, DataType.SMALLINT);
        BY_CLASS.put(int.class, DataType.INTEGER);
        BY_CLASS.put(long.class, DataType.BIGINT);
        BY_CLASS.put(float.class, DataType.REAL);
        BY_CLASS.put(double.class, DataType.DOUBLE);
        BY_CLASS.put(char.class, DataType.VARCHAR);
        BY_CLASS.put(Character.class, DataType.VARCHAR);
        BY_CLASS.put(Instant.class, DataType.TIMESTAMP_WITH_TIME_ZONE);
        BY_CLASS.put(ZonedDateTime.class, DataType.TIMESTAMP_WITH_TIME_ZONE);
        BY_CLASS.put(Period.class, DataType.INTERVAL_YEAR_MONTH);
        BY_CLASS.put(Duration.class, DataType.INTERVAL_DAY_SECOND);
    }

    private TypeInference() {}

    /** The columns of rows that are as long as there are names. */
    static Schema schema(List<String> names, List<? extends List<?>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            for (List<?> row : rows) {
                values.add(i < row.size() ? row.get(i) : null);
            }
            columns.add(Column.of(names.get(i), common(names.get(i), values)));
        }
        return new Schema(columns);
    }

    /**
     * The SQL type of a Java class that has exactly one; null for others, and for decimals, whose
     * values tell.
     */
    static @Nullable DataType ofClass(Class<?> type) {
        return Enum.class.isAssignableFrom(type) ? DataType.VARCHAR : BY_CLASS.get(type);
    }

    /** The narrowest type of all these values. */
    private static DataType common(String column, Collection<?> values) {
        List<?> present = values.stream().filter(Objects::nonNull).toList();
        if (present.isEmpty()) {
            return DataType.VARCHAR;
        }
        if (present.stream().allMatch(Collection.class::isInstance)) {
            List<Object> elements = new ArrayList<>();
            present.forEach(list -> elements.addAll((Collection<?>) list));
            return DataType.array(common(column, elements));
        }
        if (present.stream().allMatch(Map.class::isInstance)) {
            return DataType.row(fields(column, present));
        }
        Class<?> first = present.get(0).getClass();
        if (first.isRecord() && present.stream().allMatch(first::isInstance)) {
            return DataType.row(RecordShape.columns(first, present));
        }
        return commonScalar(column, present);
    }

    private static DataType commonScalar(String column, List<?> values) {
        DataType result = ofValue(column, values.get(0));
        for (Object value : values) {
            result = unify(column, result, ofValue(column, value));
        }
        return result.kind() == TypeKind.DECIMAL ? decimal(column, values) : result;
    }

    private static List<Column> fields(String column, List<?> maps) {
        Set<String> names = new LinkedHashSet<>();
        maps.forEach(
                map -> ((Map<?, ?>) map).keySet().forEach(key -> names.add(String.valueOf(key))));
        List<Column> fields = new ArrayList<>();
        for (String name : names) {
            List<@Nullable Object> values = new ArrayList<>();
            maps.forEach(map -> values.add(((Map<?, ?>) map).get(name)));
            fields.add(Column.of(name, common(column + "." + name, values)));
        }
        return fields;
    }

    private static DataType ofValue(String column, Object value) {
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return DataType.decimal(DataType.MAX_DECIMAL_PRECISION, 0);
        }
        Class<?> type =
                value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        DataType known = ofClass(type);
        if (known == null) {
            throw Rows.mismatch(column, value.getClass().getSimpleName(), "any SQL type");
        }
        return known;
    }

    /**
     * Whole numbers widen, with a decimal they are DECIMAL, with a floating point number DOUBLE;
     * nothing else mixes.
     */
    private static DataType unify(String column, DataType left, DataType right) {
        TypeKind a = left.kind();
        TypeKind b = right.kind();
        if (a == b) {
            return left;
        }
        if (!a.isNumeric() || !b.isNumeric()) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Column '"
                            + column
                            + "' has values of type "
                            + name(left)
                            + " and of type "
                            + name(right)
                            + ", which have nothing in common. Make them alike, or give a schema.",
                    Map.of("column", column),
                    null);
        }
        if (isFloating(a) || isFloating(b)) {
            return DataType.DOUBLE;
        }
        return a.compareTo(b) > 0 ? left : right;
    }

    private static boolean isFloating(TypeKind kind) {
        return kind == TypeKind.REAL || kind == TypeKind.DOUBLE;
    }

    private static String name(DataType type) {
        return type.kind() == TypeKind.DECIMAL ? "DECIMAL" : type.toString();
    }

    /** The DECIMAL of 38 digits that holds all these numbers. */
    static DataType decimal(String column, Collection<?> numbers) {
        int scale = 0;
        int whole = 0;
        for (Object number : numbers) {
            if (number instanceof BigDecimal decimal) {
                scale = Math.max(scale, decimal.scale());
                whole =
                        Math.max(
                                whole,
                                decimal.signum() == 0 ? 0 : decimal.precision() - decimal.scale());
            }
        }
        if (scale + whole > DataType.MAX_DECIMAL_PRECISION) {
            throw Rows.mismatch(
                    column, "DECIMAL with " + (scale + whole) + " digits", "DECIMAL(38)");
        }
        return DataType.decimal(DataType.MAX_DECIMAL_PRECISION, scale);
    }
}
