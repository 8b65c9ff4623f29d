package io.tauro.connector.delta;

import io.tauro.connector.files.parquet.RowMask;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which rows of a file count: all of them, or those that a deletion vector leaves. */
interface CountedRows {

    CountedRows ALL =
            new CountedRows() {
                @Override
                public OptionalLong count(long all) {
                    return OptionalLong.of(all);
                }

                @Override
                public @Nullable RowMask mask() {
                    return null;
                }
            };

    /** How many of so many rows count; empty if that is not known. */
    OptionalLong count(long all);

    /** Which rows; null for all. May read from the store. */
    @Nullable RowMask mask();
}
