package io.tauro.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file with tables in memory, for tests. */
record Shop(Path file) {

    static final String PASSWORD = "secret";

    private static final String HEAD =
            """
            context: {name: shop, default_access: allow}
            tables:
              rates:
                description: "What a unit costs in dollars"
                rows: [{ccy: EUR, rate: 1.08}, {ccy: USD, rate: 1.00}]
                schema: {ccy: VARCHAR(3), rate: "DECIMAL(10,4)"}
              crm.customers:
                rows:
                  - {id: 1, name: Ana, born: "2000-02-29", seen: "2026-01-31T10:20:30.123456", score: 1.5, vip: true}
                  - {id: 2, name: Bo, born: "1969-12-31", seen: "2026-03-29T02:30:00", score: 2.5, vip: false}
                  - {id: 3, name: Cy}
                schema: {id: BIGINT, name: VARCHAR, born: DATE, seen: TIMESTAMP, score: DOUBLE, vip: BOOLEAN}
              crm.secrets:
                rows: [{code: 42}]
                schema: {code: INTEGER}
            """;

    private static final String VIEWS =
            """
            views:
              expensive: "SELECT ccy FROM rates WHERE rate > 1.05"
            """;

    private static final String PRINCIPALS =
            """
            policies:
              crm.secrets: {allowed_roles: [admin]}
            principals:
              ana: {roles: [analyst], password_hash: "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW"}
              bench: {roles: [admin]}
            """;

    /** A file that accepts any user. */
    static Shop open(Path directory) {
        return write(directory, HEAD + numbers() + VIEWS);
    }

    /** A file that knows {@code ana}, who has a password, and {@code bench}, who has none. */
    static Shop guarded(Path directory) {
        return write(directory, HEAD + numbers() + VIEWS + PRINCIPALS);
    }

    /** A thousand rows: joined with itself a few times it has more than anybody waits for. */
    private static String numbers() {
        String rows =
                IntStream.range(0, 1000)
                        .mapToObj(n -> "{n: " + n + "}")
                        .collect(Collectors.joining(", "));
        return "  numbers: {rows: [" + rows + "], schema: {n: INTEGER}}\n";
    }

    private static Shop write(Path directory, String yaml) {
        try {
            return new Shop(Files.writeString(directory.resolve("tauro.yaml"), yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:tauro:" + file;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }
}
