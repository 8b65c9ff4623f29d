package io.tauro.internal.edge;

import io.tauro.type.DataType;
import java.util.Optional;

/** How the values of a type are looked at. */
enum Domain {
    TRUTH,
    WHOLE,
    REAL,
    EXACT,
    BYTES;

    /** Empty for types that are not interpreted. */
    static Optional<Domain> of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of(TRUTH);
            case TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_TIME_ZONE,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_SECOND ->
                    Optional.of(WHOLE);
            case REAL, DOUBLE -> Optional.of(REAL);
            case DECIMAL -> Optional.of(EXACT);
            case CHAR, VARCHAR, VARBINARY, UUID -> Optional.of(BYTES);
            case JSON, ARRAY, MAP, ROW, NULL -> Optional.empty();
        };
    }
}
