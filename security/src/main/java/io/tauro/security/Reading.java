package io.tauro.security;

import java.util.List;
import java.util.Set;

/**
 * A table or view that a query reads, with what its policies have to be told of it. Immutable.
 *
 * @param table its name
 * @param tags of the table
 * @param columns the names of all its columns
 * @param byPolicy the names of the tables that the conditions of its policy read, for whoever asks
 */
public record Reading(String table, Set<String> tags, List<String> columns, Set<String> byPolicy) {

    public Reading {
        tags = Set.copyOf(tags);
        columns = List.copyOf(columns);
        byPolicy = Set.copyOf(byPolicy);
    }
}
