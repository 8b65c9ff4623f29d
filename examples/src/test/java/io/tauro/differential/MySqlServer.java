package io.tauro.differential;

import io.tauro.connector.mysql.MariaDb;
import io.tauro.connector.mysql.MySql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a MySQL that runs already, where root needs no password. */
public final class MySqlServer {

    public static final String SKIPPED = "No MySQL: -Dtauro.mysql.port= of a server that runs.";

    private static final String RUNNING = "tauro.mysql.port";

    private final String database;

    private MySqlServer(String database) {
        this.database = database;
    }

    /** Whether a server is given. */
    public static boolean runs() {
        return Integer.getInteger(RUNNING, 0) != 0;
    }

    /** A new, empty database. */
    public static MySqlServer database(String name) {
        MySqlServer owner = new MySqlServer("mysql");
        owner.run(
                "DROP DATABASE IF EXISTS `" + name + "`",
                "CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        return new MySqlServer(name);
    }

    private String url(String driver) {
        return "jdbc:" + driver + "://localhost:" + Integer.getInteger(RUNNING) + "/" + database;
    }

    /** A connection as the owner, to prepare. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url("mysql") + "?sslMode=DISABLED", "root", "");
    }

    void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner. */
    public MySql definition() {
        return MySql.at(url("mysql")).user("root").property("sslMode", "DISABLED");
    }

    /** As the owner, by the driver of MariaDB. */
    public MariaDb byTheDriverOfMariaDb() {
        return MariaDb.at(url("mariadb")).user("root").property("sslMode", "disable");
    }
}
