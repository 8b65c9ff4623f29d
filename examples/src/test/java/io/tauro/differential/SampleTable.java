package io.tauro.differential;

import io.tauro.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that every source is given.
 *
 * @param name without the prefix of a source
 * @param rows a value or null for each column, of the class of its type
 */
public record SampleTable(String name, Schema schema, List<List<@Nullable Object>> rows) {}
