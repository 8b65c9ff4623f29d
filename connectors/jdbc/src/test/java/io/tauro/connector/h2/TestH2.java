package io.tauro.connector.h2;

import io.tauro.spi.Connector;
import io.tauro.spi.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;

/** A database in memory of a test. */
public record TestH2(String name) {

    /** A database that was just made, in which statements ran first. */
    public static TestH2 database(String name, String... statements) {
        TestH2 h2 = new TestH2(name);
        h2.run(statements);
        return h2;
    }

    public String url() {
        return "jdbc:h2:mem:" + name;
    }

    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "app");
        login.setProperty("password", "secret");
        return new Driver().connect(url() + ";DB_CLOSE_DELAY=-1", login);
    }

    public void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public H2 definition() {
        return H2.at(url()).user("app").password(Secret.of("secret"));
    }

    Connector open() {
        H2 definition = definition();
        return definition.factory().connect(definition.config("h2"));
    }
}
