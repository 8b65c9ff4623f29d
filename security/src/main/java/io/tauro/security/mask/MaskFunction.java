package io.tauro.security.mask;

import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/** A mask of the host's. Thread-safe; called by the engine only, never sent to a source. */
public interface MaskFunction {

    /** What it is called, in plans and audit records. */
    String name();

    /**
     * What is shown of a value.
     *
     * @param value of the {@code javaType()} of {@code type}; never null
     * @param type of the column
     * @return of the same class, or null
     */
    @Nullable Object mask(Object value, DataType type);
}
