package io.tauro.connector.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.Scans;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresOptionsTest {

    private static void connect(Map<String, Object> options) {
        new PostgresFactory().connect(ConnectionConfig.of("crm", options)).close();
    }

    @Test
    void theFactoryIsFound() {
        assertThat(
                        ServiceLoader.load(ConnectorFactory.class).stream()
                                .map(found -> found.get().type()))
                .contains("postgresql", "sqlite");
        assertThat(new PostgresFactory().sourceType()).isEqualTo(SourceType.DATABASE);
    }

    @Test
    void unknownOptionsNameTheNearest() {
        assertThatThrownBy(() -> connect(Map.of("url", "jdbc:postgresql://h/d", "pasword", "x")))
                .hasMessage(
                        "TAURO-1004 Unknown option 'pasword' of connection 'crm'. Did you mean 'password'? Known options:"
                                + " database, host, max_concurrent, password, pool, port, properties, rate_limit, schema_filter, url, user.");
        assertThatThrownBy(
                        () ->
                                connect(
                                        Map.of(
                                                "url",
                                                "jdbc:postgresql://h/d",
                                                "pool",
                                                Map.of("max_sise", 4))))
                .hasMessageStartingWith(
                        "TAURO-1004 Unknown option 'max_sise' of connection 'crm.pool'. Did you mean 'max_size'?");
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> connect(Map.of()))
                .hasMessageStartingWith("TAURO-1005 Connection 'crm' needs either");
        assertThatThrownBy(() -> connect(Map.of("url", "jdbc:mysql://h/d")))
                .hasMessageStartingWith("TAURO-1006 Option 'url'");
        assertThatThrownBy(() -> connect(Map.of("url", "jdbc:postgresql://h/d", "host", "h")))
                .hasMessageStartingWith("TAURO-1006 ");
        assertThatThrownBy(() -> connect(Map.of("url", "jdbc:postgresql://h/d", "database", "h")))
                .hasMessageStartingWith("TAURO-1006 Option 'database'");
        assertThatThrownBy(() -> connect(Map.of("host", "h", "port", 99_999)))
                .hasMessageStartingWith("TAURO-1006 Option 'port'");
        assertThatThrownBy(() -> connect(Map.of("host", "h/x?user=y")))
                .hasMessageStartingWith("TAURO-1006 Option 'host'");
        assertThatThrownBy(() -> connect(Map.of("host", "h", "pool", Map.of("max_size", 0))))
                .hasMessageStartingWith(
                        "TAURO-1006 Option 'max_size' of connection 'crm.pool' must be between 1 and 1000.");
        assertThatThrownBy(
                        () ->
                                connect(
                                        Map.of(
                                                "host",
                                                "h",
                                                "pool",
                                                Map.of("connection_timeout", "soon"))))
                .hasMessageStartingWith("TAURO-1006 Option 'connection_timeout'");
        assertThatThrownBy(() -> connect(Map.of("host", "h", "pool", Map.of("max_lifetime", "1s"))))
                .hasMessageStartingWith("TAURO-1006 Option 'max_lifetime'");
        assertThatThrownBy(() -> connect(Map.of("host", "h", "pool", 8)))
                .hasMessageStartingWith("TAURO-1006 Option 'pool'");
        assertThatThrownBy(() -> connect(Map.of("host", "h", "properties", "x")))
                .hasMessageStartingWith("TAURO-1006 Option 'properties'");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/crm, db:5432",
        "jdbc:postgresql://db:99/crm?password=x, db:99",
        "jdbc:postgresql://u:p@db:99/crm, db:99",
        "jdbc:postgresql://[::1]/crm, [::1]:5432",
        "jdbc:postgresql:crm, localhost:5432",
        "jdbc:postgresql:///crm, localhost:5432"
    })
    void theAddressOfAUrlHoldsNoSecrets(String url, String address) {
        assertThat(PostgresUrl.of(ConnectionConfig.of("crm", Map.of("url", url))))
                .hasToString(address);
    }

    @Test
    void hostPortAndDatabaseMakeAUrl() {
        Endpoint endpoint =
                PostgresUrl.of(
                        ConnectionConfig.of(
                                "crm", Map.of("host", "::1", "port", "99", "database", "a b/c?")));
        assertThat(endpoint)
                .isEqualTo(new Endpoint("jdbc:postgresql://[::1]:99/a%20b%2Fc%3F", "[::1]:99"));
    }

    @Test
    void aConfigurationReachesADatabaseByItsParts() {
        TestPostgres postgres = TestPostgres.database("\"odd name?\"");
        ConnectionConfig config =
                ConnectionConfig.of(
                        "crm",
                        Map.of(
                                "host", "localhost",
                                "port", postgres.port(),
                                "database", "odd name?",
                                "user", "app",
                                "password", Secret.of("right"),
                                "properties", Map.of("ApplicationName", "mine"),
                                "pool", Map.of("max_size", "2", "connection_timeout", "2s")));
        try (Connector connector = new PostgresFactory().connect(config)) {
            assertThat(
                            Scans.rows(
                                    connector.table(
                                            TableSource.query(
                                                    "SELECT current_setting('application_name') AS n"))))
                    .containsExactly(java.util.List.of("mine"));
        }
    }

    @Test
    void aMissingDriverIsNamed() throws Exception {
        ClassLoader loader = new WithoutDriver();
        ConnectorFactory factory =
                (ConnectorFactory)
                        loader.loadClass(PostgresFactory.class.getName())
                                .getDeclaredConstructor()
                                .newInstance();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            assertThatThrownBy(
                            () -> factory.connect(ConnectionConfig.of("crm", Map.of("host", "h"))))
                    .hasMessage(
                            "TAURO-1010 Connection 'crm' needs the JDBC driver of PostgreSQL, which is not on the class path."
                                    + " Add the dependency org.postgresql:postgresql.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The connector, as a user has it who forgot the driver. */
    private static final class WithoutDriver extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.postgresql.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.tauro.connector.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String path = name.replace('.', '/') + ".class";
            try (InputStream bytes =
                    PostgresOptionsTest.class.getClassLoader().getResourceAsStream(path)) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
