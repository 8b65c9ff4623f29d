package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TauroDriverTest {

    @TempDir private Path directory;

    private static String message(ThrowingCallable action) {
        SQLException error = catchThrowableOfType(SQLException.class, action);
        return error.getMessage();
    }

    @Test
    void isFoundByTheServiceLoaderAndRegisteredOnce() {
        assertThat(ServiceLoader.load(java.sql.Driver.class))
                .hasAtLeastOneElementOfType(TauroDriver.class);
        assertThat(DriverManager.drivers().filter(TauroDriver.class::isInstance)).hasSize(1);
    }

    @Test
    void answersNullToTheUrlOfAnotherDriver() throws SQLException {
        assertThat(new TauroDriver().connect("jdbc:postgresql://localhost/x", new Properties()))
                .isNull();
        assertThat(new TauroDriver().acceptsURL("jdbc:postgresql://localhost/x")).isFalse();
        assertThat(new TauroDriver().acceptsURL("JDBC:tauro:x.yaml")).isTrue();
        assertThatThrownBy(() -> new TauroDriver().acceptsURL(null))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void asksForUserAndPasswordAndShowsNoPassword() {
        Properties properties = new Properties();
        properties.setProperty("user", "ana");
        properties.setProperty("password", "secret");
        properties.setProperty("token", "secret");
        properties.setProperty("api_key", "secret");

        assertThat(new TauroDriver().getPropertyInfo("jdbc:tauro:x.yaml", properties))
                .extracting(info -> info.name + "=" + info.value)
                .containsExactly("user=ana", "password=null", "token=null", "api_key=null");
    }

    @Test
    void takesNothingFromTheUrlButTheFile() {
        Shop shop = Shop.guarded(directory);

        assertThatThrownBy(() -> DriverManager.getConnection(shop.url() + "?user=bench"))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageStartingWith("TAURO-1001")
                .hasMessageContaining("no parameters");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:tauro:"))
                .isInstanceOf(SQLNonTransientConnectionException.class);
    }

    @Test
    void aFileThatIsNotThereOrIsWrongIsAConnectionError() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.yaml"), "tabels: {}\n");

        SQLException missing =
                catchThrowableOfType(
                        SQLException.class,
                        () -> DriverManager.getConnection("jdbc:tauro:" + directory + "/no.yaml"));
        SQLException invalid =
                catchThrowableOfType(
                        SQLException.class,
                        () -> DriverManager.getConnection("jdbc:tauro:" + wrong));

        assertThat(List.of(missing.getSQLState(), invalid.getSQLState()))
                .containsExactly("08001", "08001");
        assertThat(missing.getMessage()).contains("no.yaml");
        assertThat(invalid.getMessage()).contains("tabels").contains("tables");
    }

    @Test
    void aFileWithoutPrincipalsAcceptsAnyUserAndNone() throws SQLException {
        Shop shop = Shop.open(directory);

        try (Connection nobody = shop.connect();
                Connection empty = shop.connect("", "");
                Connection someone = shop.connect("someone", "anything")) {
            assertThat(nobody.getMetaData().getUserName()).isEqualTo("anonymous");
            assertThat(empty.getMetaData().getUserName()).isEqualTo("anonymous");
            assertThat(someone.getMetaData().getUserName()).isEqualTo("someone");
            assertThat(someone.unwrap(VirtualSession.class).principal().roles()).isEmpty();
        }
    }

    @Test
    void anUnknownUserAMissingOneAndAWrongPasswordGetTheSameText() throws SQLException {
        Shop shop = Shop.guarded(directory);

        List<String> texts =
                List.of(
                        message(() -> shop.connect("nobody", "secret")),
                        message(() -> shop.connect("ana", "wrong")),
                        message(() -> shop.connect("ana", null)),
                        message(() -> shop.connect("bench", "guess")),
                        message(() -> shop.connect("", "")),
                        message(shop::connect));

        assertThat(texts).allMatch(text -> text.equals(texts.get(0)));
        assertThatThrownBy(shop::connect)
                .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
                .hasMessageStartingWith("TAURO-3002")
                .extracting(error -> ((SQLException) error).getSQLState())
                .isEqualTo("28000");
        shop.connect("ana", Shop.PASSWORD).close();
        shop.connect("bench", null).close();
        assertThat(SharedContexts.OF_PROCESS.size()).isZero();
    }

    @Test
    void connectionsToOneFileShareAContextThatEndsWithTheLast() throws SQLException {
        Shop shop = Shop.open(directory);
        Connection first = shop.connect();
        Connection second =
                DriverManager.getConnection("jdbc:tauro:" + directory + "/./tauro.yaml");

        assertThat(SharedContexts.OF_PROCESS.size()).isEqualTo(1);
        first.close();
        first.close();
        assertThat(second.isValid(1)).isTrue();
        assertThat(second.unwrap(VirtualSession.class).tables()).isNotEmpty();
        second.close();
        assertThat(SharedContexts.OF_PROCESS.size()).isZero();
    }

    @Test
    void aDataSourceConnectsToo() throws SQLException {
        Shop shop = Shop.guarded(directory);
        TauroDataSource source = new TauroDataSource(shop.file());
        source.setUser("bench");

        try (Connection bench = source.getConnection();
                Connection ana = source.getConnection("ana", Shop.PASSWORD)) {
            assertThat(bench.getMetaData().getUserName()).isEqualTo("bench");
            assertThat(ana.getMetaData().getUserName()).isEqualTo("ana");
        }
        assertThat(source.unwrap(TauroDataSource.class)).isSameAs(source);
        assertThatThrownBy(() -> new TauroDataSource().getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("URL");
        assertThatThrownBy(source::getParentLogger)
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void saysItsVersionAndThatItDoesNotChangeData() {
        TauroDriver driver = new TauroDriver();

        assertThat(Arrays.asList(driver.getMajorVersion(), driver.getMinorVersion()))
                .containsExactly(0, 1);
        assertThat(driver.jdbcCompliant()).isFalse();
    }
}
