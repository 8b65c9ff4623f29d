package io.tauro.query;

import io.tauro.type.Schema;

/**
 * What is known of a query before it has parameters.
 *
 * @param schema the columns of its result
 * @param parameterCount the number of {@code ?}
 */
public record QueryDescription(Schema schema, int parameterCount) {}
