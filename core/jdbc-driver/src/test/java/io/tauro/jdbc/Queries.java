package io.tauro.jdbc;

/** Queries over {@link Shop} that several tests run. */
final class Queries {

    /** A thousand million rows, none of which counts: it has nothing to show for minutes. */
    static final String ENDLESS =
            "SELECT count(*) FROM numbers a CROSS JOIN numbers b CROSS JOIN numbers c"
                    + " WHERE a.n + b.n + c.n < 0";

    private Queries() {}
}
