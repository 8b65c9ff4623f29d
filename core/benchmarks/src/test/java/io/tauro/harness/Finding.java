package io.tauro.harness;

/**
 * A query whose answer is wrong.
 *
 * @param what a few words that stay when the query becomes smaller
 * @param how the first difference
 */
record Finding(String what, String sql, String how) {

    @Override
    public String toString() {
        return "%s%n  %s%n  %s".formatted(what, sql, how);
    }
}
