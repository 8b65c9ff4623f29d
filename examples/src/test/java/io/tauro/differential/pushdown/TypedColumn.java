package io.tauro.differential.pushdown;

import io.tauro.type.DataType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a database's table, and which values it gets.
 *
 * @param sqlType its type as the database writes it, collation included
 * @param type what it is read as
 * @param values values and nulls, of the class of its type; each comes at least once
 * @param small whether numbers are so small that arithmetic on them seldom fails
 */
record TypedColumn(
        String name, String sqlType, DataType type, List<@Nullable Object> values, boolean small) {

    /** Types that are compared with each other. */
    enum Family {
        INTEGER,
        DECIMAL,
        FLOATING,
        TEXT,
        DATE,
        TIME,
        TIMESTAMP,
        INSTANT,
        BOOLEAN,
        UUID,
        BYTES,
        JSON
    }

    TypedColumn {
        values = java.util.Collections.unmodifiableList(values);
    }

    static TypedColumn of(
            String name, String sqlType, DataType type, List<? extends @Nullable Object> values) {
        return new TypedColumn(
                name, sqlType, type, new java.util.ArrayList<@Nullable Object>(values), false);
    }

    Family family() {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Family.INTEGER;
            case DECIMAL -> Family.DECIMAL;
            case REAL, DOUBLE -> Family.FLOATING;
            case CHAR, VARCHAR -> Family.TEXT;
            case DATE -> Family.DATE;
            case TIME -> Family.TIME;
            case TIMESTAMP -> Family.TIMESTAMP;
            case TIMESTAMP_WITH_TIME_ZONE -> Family.INSTANT;
            case BOOLEAN -> Family.BOOLEAN;
            case UUID -> Family.UUID;
            case VARBINARY -> Family.BYTES;
            case JSON -> Family.JSON;
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    /** The values that are there. */
    List<Object> present() {
        return values.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
