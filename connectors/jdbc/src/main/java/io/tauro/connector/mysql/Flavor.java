package io.tauro.connector.mysql;

import java.util.Map;

/**
 * Which of the two it is: they have the same wire and nearly the same SQL, and a driver each.
 *
 * @param product its name
 * @param scheme what stands behind {@code jdbc:}
 * @param driverClass the driver
 * @param driverCoordinates where to find it
 * @param properties for the driver
 */
record Flavor(
        String product,
        String scheme,
        String driverClass,
        String driverCoordinates,
        Map<String, String> properties) {

    /** Connector/J sends values in binary, in UTF-8, and moves none to another zone. */
    static final Flavor MYSQL =
            new Flavor(
                    "MySQL",
                    "mysql",
                    "com.mysql.cj.jdbc.Driver",
                    "com.mysql:mysql-connector-j",
                    Map.ofEntries(
                            Map.entry("useServerPrepStmts", "true"),
                            Map.entry("cachePrepStmts", "false"),
                            Map.entry("characterEncoding", "UTF-8"),
                            Map.entry("characterSetResults", "UTF-8"),
                            Map.entry("connectionTimeZone", "UTC"),
                            Map.entry("forceConnectionTimeZoneToSession", "false"),
                            Map.entry("preserveInstants", "false"),
                            Map.entry("tinyInt1isBit", "false"),
                            Map.entry("yearIsDateType", "false"),
                            Map.entry("allowLoadLocalInfile", "false"),
                            Map.entry("netTimeoutForStreamingResults", "0"),
                            Map.entry("tcpKeepAlive", "true")));

    /** MariaDB Connector/J does the same by itself, but for the binary values. */
    static final Flavor MARIADB =
            new Flavor(
                    "MariaDB",
                    "mariadb",
                    "org.mariadb.jdbc.Driver",
                    "org.mariadb.jdbc:mariadb-java-client",
                    Map.ofEntries(
                            Map.entry("useServerPrepStmts", "true"),
                            Map.entry("cachePrepStmts", "false"),
                            Map.entry("connectionTimeZone", "UTC"),
                            Map.entry("forceConnectionTimeZoneToSession", "false"),
                            Map.entry("preserveInstants", "false"),
                            Map.entry("tinyInt1isBit", "false"),
                            Map.entry("yearIsDateType", "false"),
                            Map.entry("allowLocalInfile", "false"),
                            Map.entry("tcpKeepAlive", "true")));

    boolean isMariaDb() {
        return scheme.equals("mariadb");
    }
}
