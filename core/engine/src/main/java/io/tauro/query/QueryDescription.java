package io.tauro.query;

import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;

/**
 * What is known of a query before it has parameters.
 *
 * @param schema the columns of its result
 * @param parameterTypes for each {@code ?}, in order, the type that the query gives it; text where
 *     it gives none. A value of another type is taken where it can be compared or converted
 */
public record QueryDescription(Schema schema, List<DataType> parameterTypes) {

    public QueryDescription {
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** The number of {@code ?}. */
    public int parameterCount() {
        return parameterTypes.size();
    }
}
