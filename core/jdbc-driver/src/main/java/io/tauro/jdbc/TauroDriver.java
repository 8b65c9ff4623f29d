package io.tauro.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:tauro:<path of tauro.yaml>}, with the properties {@code user} and one
 * of {@code password}, {@code token} and {@code api_key}. Found and registered by {@code
 * DriverManager}. Thread-safe.
 *
 * <p>Who a user is, with roles, tenant and attributes, is for the file to say; a URL has no
 * parameters.
 */
public final class TauroDriver implements Driver {

    static {
        register();
    }

    private static void register() {
        try {
            DriverManager.registerDriver(new TauroDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        if (url == null) {
            throw Errors.badArgument("The URL is missing. Write jdbc:tauro:<path of tauro.yaml>.");
        }
        return ConnectionUrl.isOurs(url);
    }

    /**
     * A connection of whoever the properties stand for: {@code user}, and one of {@code password},
     * {@code token} and {@code api_key}; null if the URL is another driver's.
     */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties properties)
            throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Path file = ConnectionUrl.file(url);
        return TauroConnection.open(
                SharedContexts.OF_PROCESS,
                file,
                property(properties, "user"),
                Credential.of(name -> property(properties, name)));
    }

    private static Optional<String> property(@Nullable Properties properties, String name) {
        return properties == null
                ? Optional.empty()
                : Optional.ofNullable(properties.getProperty(name));
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties) {
        DriverPropertyInfo user =
                new DriverPropertyInfo("user", property(properties, "user").orElse(null));
        user.description = "Id of a principal; nobody in particular if it is missing";
        DriverPropertyInfo password = new DriverPropertyInfo("password", null);
        password.description = "Password of the principal, if it has one";
        DriverPropertyInfo token = new DriverPropertyInfo("token", null);
        token.description = "Signed token of an identity provider, instead of a password";
        DriverPropertyInfo key = new DriverPropertyInfo("api_key", null);
        key.description = "API key, instead of a password";
        return new DriverPropertyInfo[] {user, password, token, key};
    }

    @Override
    public int getMajorVersion() {
        return Version.MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return Version.MINOR;
    }

    /** False: SQL-92 entry level has INSERT, UPDATE and DELETE. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw Errors.noLogger();
    }
}
