package io.tauro.connector.trino;

/**
 * Which of the relatives it is.
 *
 * @param name its name in messages
 * @param scheme of its URLs
 * @param finest how many digits of a second a time has at most, of those that can be kept here
 * @param zoneProperty the driver's property for the zone of a session
 */
record Flavor(
        String name,
        String scheme,
        String driverClass,
        String driverCoordinates,
        int finest,
        String zoneProperty) {

    static final Flavor TRINO =
            new Flavor(
                    "Trino",
                    "trino",
                    "io.trino.jdbc.TrinoDriver",
                    "io.trino:trino-jdbc",
                    6,
                    "timezone");

    /** Its times end at milliseconds. */
    static final Flavor PRESTO =
            new Flavor(
                    "Presto",
                    "presto",
                    "com.facebook.presto.jdbc.PrestoDriver",
                    "com.facebook.presto:presto-jdbc",
                    3,
                    "timeZoneId");

    boolean isTrino() {
        return finest == 6;
    }
}
