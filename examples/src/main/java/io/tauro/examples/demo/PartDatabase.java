package io.tauro.examples.demo;

import io.trino.tpch.Part;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;

/** Writes parts into a SQLite file. */
final class PartDatabase {

    private PartDatabase() {}

    static void write(Path file, Iterable<Part> parts, LongConsumer soFar) throws SQLException {
        long count = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE parts (
                        part_key integer PRIMARY KEY,
                        name text NOT NULL,
                        brand text NOT NULL,
                        type text NOT NULL,
                        size integer NOT NULL,
                        container text NOT NULL)
                    """);
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?)")) {
                for (Part part : parts) {
                    insert.setLong(1, part.getPartKey());
                    insert.setString(2, part.getName());
                    insert.setString(3, part.getBrand());
                    insert.setString(4, part.getType());
                    insert.setInt(5, part.getSize());
                    insert.setString(6, part.getContainer());
                    insert.executeUpdate();
                    soFar.accept(++count);
                }
            }
            connection.commit();
        }
    }
}
