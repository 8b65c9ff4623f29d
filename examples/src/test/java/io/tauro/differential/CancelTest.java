package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A query that is stopped here ends at the server within a second, as its own list tells. */
@Timeout(120)
class CancelTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final String MYSQL_SLEEPING =
            "SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = 'cancels'"
                    + " AND COMMAND IN ('Query', 'Execute') AND INFO LIKE '%SLEEP%' AND ID <> CONNECTION_ID()";

    /** Servers that say what they are doing. */
    enum Server {
        POSTGRESQL {
            private final TestServer server = TestServer.database("cancels");

            @Override
            ConnectionDefinition definition() {
                return server.definition();
            }

            @Override
            String sleep() {
                return "SELECT 1 AS a, pg_sleep(60)::text AS b";
            }

            @Override
            Connection connect() throws SQLException {
                return server.connect();
            }

            @Override
            String sleeping() {
                return "SELECT count(*) FROM pg_stat_activity WHERE datname = 'cancels'"
                        + " AND state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()";
            }
        },
        MARIADB {
            private final MariaDbServer server = MariaDbServer.database("cancels");

            @Override
            ConnectionDefinition definition() {
                return server.definition();
            }

            @Override
            String sleep() {
                return "SELECT 1 AS a, SLEEP(60) AS b";
            }

            @Override
            Connection connect() throws SQLException {
                return server.connect();
            }

            @Override
            String sleeping() {
                return MYSQL_SLEEPING;
            }
        },

        /** Where one is given. */
        MYSQL {
            private final Optional<MySqlServer> server =
                    MySqlServer.runs()
                            ? Optional.of(MySqlServer.database("cancels"))
                            : Optional.empty();

            @Override
            boolean runs() {
                return server.isPresent();
            }

            @Override
            ConnectionDefinition definition() {
                return server.orElseThrow().definition();
            }

            @Override
            String sleep() {
                return "SELECT 1 AS a, SLEEP(60) AS b";
            }

            @Override
            Connection connect() throws SQLException {
                return server.orElseThrow().connect();
            }

            @Override
            String sleeping() {
                return MYSQL_SLEEPING;
            }
        },

        /** The same by the driver of MariaDB. */
        MYSQL_BY_THE_DRIVER_OF_MARIADB {
            @Override
            boolean runs() {
                return MYSQL.runs();
            }

            @Override
            ConnectionDefinition definition() {
                return MySqlServer.database("cancels").byTheDriverOfMariaDb();
            }

            @Override
            String sleep() {
                return MYSQL.sleep();
            }

            @Override
            Connection connect() throws SQLException {
                return MYSQL.connect();
            }

            @Override
            String sleeping() {
                return MYSQL_SLEEPING;
            }
        };

        boolean runs() {
            return true;
        }

        abstract ConnectionDefinition definition();

        /** A query that takes a minute. */
        abstract String sleep();

        abstract Connection connect() throws SQLException;

        /** Asks how many such queries are under way. */
        abstract String sleeping();

        VirtualContext context() {
            return VirtualContext.builder()
                    .connection("db", definition())
                    .table(VirtualTable.named("nap").from("db", TableSource.query(sleep())).build())
                    .build();
        }

        void awaitSleeping(int wanted, long nanos) {
            long end = System.nanoTime() + nanos;
            int found = -1;
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                do {
                    try (ResultSet rows = statement.executeQuery(sleeping())) {
                        rows.next();
                        found = rows.getInt(1);
                    }
                } while (found != wanted && System.nanoTime() < end);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            assertThat(found).as("statements that sleep at the server").isEqualTo(wanted);
        }
    }

    static Stream<Server> servers() {
        return Stream.of(Server.values()).filter(Server::runs);
    }

    private static void read(QueryResult result) {
        try (result) {
            result.toList();
        } catch (TauroException e) {
            assertThat(e.code())
                    .isIn(
                            ErrorCode.QUERY_CANCELLED,
                            ErrorCode.QUERY_TIMEOUT,
                            ErrorCode.CONTEXT_CLOSED);
        }
    }

    private static void stops(Server server, Consumer<QueryResult> how) {
        try (VirtualContext context = server.context()) {
            QueryResult result = context.as(Principal.ANONYMOUS).query("SELECT * FROM nap");
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(result));
            server.awaitSleeping(1, 20 * SECOND);
            how.accept(result);
            server.awaitSleeping(0, SECOND);
            reader.join();
            assertThat(context.metrics().connections().get("db").inUse()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void cancelReachesTheServer(Server server) {
        stops(server, QueryResult::cancel);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aResultThatIsClosedEndsItsStatement(Server server) {
        stops(server, QueryResult::close);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aContextThatIsClosedEndsItsStatements(Server server) {
        VirtualContext context = server.context();
        QueryResult result = context.as(Principal.ANONYMOUS).query("SELECT * FROM nap");
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(result));
        server.awaitSleeping(1, 20 * SECOND);
        context.close();
        server.awaitSleeping(0, SECOND);
        reader.join();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aTimeoutReachesTheServer(Server server) {
        try (VirtualContext context = server.context()) {
            // The first question is for the columns.
            context.as(Principal.ANONYMOUS).describe("SELECT * FROM nap");
            QueryRequest request =
                    QueryRequest.of("SELECT * FROM nap").timeout(Duration.ofSeconds(1));
            long start = System.nanoTime();
            assertThatThrownBy(
                            () -> {
                                try (QueryResult result =
                                        context.as(Principal.ANONYMOUS).query(request)) {
                                    result.toList();
                                }
                            })
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
            server.awaitSleeping(0, SECOND);
            assertThat(System.nanoTime() - start).isLessThan(20 * SECOND);
        }
    }
}
