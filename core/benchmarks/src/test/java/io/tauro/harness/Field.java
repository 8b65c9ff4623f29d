package io.tauro.harness;

/**
 * A column that is in scope.
 *
 * @param sql how it is named, with the alias of its table
 */
record Field(String sql, Kind kind) {}
