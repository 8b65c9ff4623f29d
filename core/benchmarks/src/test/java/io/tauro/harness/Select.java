package io.tauro.harness;

import java.util.List;

/**
 * A query, with columns {@code c0}, {@code c1} and so on.
 *
 * @param ordered whether the order of its rows is settled
 */
record Select(String sql, List<Kind> kinds, boolean ordered) {}
