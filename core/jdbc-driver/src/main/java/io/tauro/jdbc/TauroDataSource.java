package io.tauro.jdbc;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to one file, for pools and frameworks. It pools nothing, and a connection costs
 * next to nothing while another one to the same file is open. Set it up on one thread, then use it
 * on any.
 */
public final class TauroDataSource implements DataSource, Unwrappable {

    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String token;
    private @Nullable String apiKey;

    /** A data source to be told its URL. */
    public TauroDataSource() {}

    /** A data source of this file. */
    public TauroDataSource(Path file) {
        this.url = ConnectionUrl.PREFIX + file;
    }

    /** The URL, {@code jdbc:tauro:<path of tauro.yaml>}; null if it has not been set. */
    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    /** The principal to connect as when nobody else is named; null for nobody in particular. */
    public @Nullable String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user;
    }

    /** There is no getter. */
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** A signed token, instead of a password. There is no getter. */
    public void setToken(@Nullable String token) {
        this.token = token;
    }

    /** An API key, instead of a password. There is no getter. */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(user, Credential.of(this::secret));
    }

    private Optional<String> secret(String name) {
        return Optional.ofNullable(
                name.equals(Credential.PASSWORD)
                        ? password
                        : name.equals(Credential.TOKEN) ? token : apiKey);
    }

    @Override
    public Connection getConnection(@Nullable String otherUser, @Nullable String otherPassword)
            throws SQLException {
        return connect(otherUser, Optional.ofNullable(otherPassword));
    }

    private Connection connect(@Nullable String who, Optional<String> secret) throws SQLException {
        String target = url;
        if (target == null || !ConnectionUrl.isOurs(target)) {
            throw Errors.badArgument(
                    "The data source has no URL of ours. Set 'url' to jdbc:tauro:<path of tauro.yaml>.");
        }
        return TauroConnection.open(
                SharedContexts.OF_PROCESS,
                ConnectionUrl.file(target),
                Optional.ofNullable(who),
                secret);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    /** Ignored: the driver does not log. */
    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    /** Ignored: to log in asks nobody who could be slow. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw Errors.noLogger();
    }
}
