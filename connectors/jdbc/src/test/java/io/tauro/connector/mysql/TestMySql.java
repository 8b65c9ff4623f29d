package io.tauro.connector.mysql;

/** A MySQL that runs already, where root needs no password. */
final class TestMySql {

    static final String SKIPPED = "No MySQL: -Dtauro.mysql.port= of a server that runs.";

    private static final String RUNNING = "tauro.mysql.port";

    private TestMySql() {}

    /** Whether a server is given. */
    static boolean runs() {
        return Integer.getInteger(RUNNING, 0) != 0;
    }

    /** A new, empty database. */
    static TestDatabase database(String name) {
        return TestDatabase.create(Integer.getInteger(RUNNING), name);
    }
}
