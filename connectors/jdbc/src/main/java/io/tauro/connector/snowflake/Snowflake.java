package io.tauro.connector.snowflake;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.nio.file.Path;
import java.util.Map;

/** A connection to Snowflake that a program describes. Immutable. */
public final class Snowflake extends JdbcDefinition<Snowflake> {

    private Snowflake(Map<String, Object> options) {
        super(new SnowflakeFactory(), options);
    }

    /**
     * A connection to a URL such as {@code jdbc:snowflake://myorg-account.snowflakecomputing.com}.
     */
    public static Snowflake at(String url) {
        return new Snowflake(Map.of("url", url));
    }

    /** A connection to an account: {@code organization-account}. */
    public static Snowflake account(String account) {
        return new Snowflake(Map.of("account", account));
    }

    public Snowflake warehouse(String value) {
        return with("warehouse", value);
    }

    public Snowflake role(String value) {
        return with("role", value);
    }

    public Snowflake database(String value) {
        return with("database", value);
    }

    public Snowflake schema(String value) {
        return with("schema", value);
    }

    public Snowflake user(String value) {
        return with("user", value);
    }

    public Snowflake password(Secret value) {
        return with("password", value);
    }

    /** A key in PKCS #8 form, in place of a password. */
    public Snowflake privateKey(Path value) {
        return with("private_key_path", String.valueOf(value));
    }

    /** What the key is encrypted with. */
    public Snowflake privateKeyPassword(Secret value) {
        return with("private_key_password", value);
    }

    /** A token in place of a user and a password. */
    public Snowflake oauthToken(Secret value) {
        return with("oauth_token", value);
    }

    @Override
    protected Snowflake copy(Map<String, Object> changed) {
        return new Snowflake(changed);
    }
}
