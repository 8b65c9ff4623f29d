package io.tauro.internal.sql;

import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;

/**
 * What is known of a query before its parameters have values.
 *
 * @param schema the columns of the result
 * @param parameterTypes the type that the query gives each parameter; text where it gives none
 */
public record StatementDescription(Schema schema, List<DataType> parameterTypes) {

    public StatementDescription {
        parameterTypes = List.copyOf(parameterTypes);
    }
}
