package io.tauro.harness;

import java.util.List;

/**
 * What stands behind FROM.
 *
 * @param keys columns that together are different in each row; empty if none are known
 */
record Relation(String sql, List<Field> fields, List<String> keys) {}
