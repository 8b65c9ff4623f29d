package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.identity.Principal;
import io.tauro.jdbc.TauroDataSource;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders of TPC-H with or without a policy, and the ways in which a host reads them. */
final class PolicyReading implements AutoCloseable {

    static final Principal ANALYST = Principal.of("ana", "analyst");

    private static final String ROWS =
            "o_orderdate >= DATE '1992-02-01' AND o_orderstatus IN ('F', 'O', 'P')";

    private final VirtualContext context;
    private final Path file;
    private final Connection connection;

    /** One way to read the result of a query. */
    interface Way {
        List<List<@Nullable Object>> read(String sql) throws SQLException;
    }

    private PolicyReading(VirtualContext context, Path file, Connection connection) {
        this.context = context;
        this.file = file;
        this.connection = connection;
    }

    /** Everybody sees all rows as they are. */
    static PolicyReading open(Path data) throws IOException, SQLException {
        return of(orders(data), configuration(data, ""));
    }

    /** Under a row filter that nearly all rows pass and two masks. */
    static PolicyReading guarded(Path data) throws IOException, SQLException {
        TableSecurityPolicy policy =
                TableSecurityPolicy.forTable("orders")
                        .allow("analyst")
                        .rows("analyst", ROWS)
                        .mask("o_clerk", Mask.partial(2, 2))
                        .mask("o_totalprice", Mask.bucket(1000))
                        .build();
        return of(
                orders(data).policy(policy),
                configuration(
                        data,
                        """
                        policies:
                          orders:
                            allowed_roles: [analyst]
                            row_level_filters: {analyst: "%s"}
                            field_policies:
                              o_clerk: {access_level: MASKED, mask: "partial(2,2)"}
                              o_totalprice: {access_level: MASKED, mask: "bucket(1000)"}
                        """
                                .formatted(ROWS)));
    }

    private static VirtualContextBuilder orders(Path data) {
        return TauroPeer.oneThread()
                .connection("disk", LocalFiles.at(data))
                .table(
                        VirtualTable.named("orders")
                                .from("disk", TableSource.parquet("orders.parquet"))
                                .build());
    }

    private static String configuration(Path data, String policies) {
        return """
                context: {threads: 1, memory: 8GB, query_memory: 8GB}
                connections:
                  disk: {connector_type: local, path: "%s"}
                tables:
                  orders: {connection_id: disk, path: orders.parquet, format: parquet}
                principals:
                  ana: {roles: [analyst]}
                %s"""
                .formatted(data.toAbsolutePath(), policies);
    }

    private static PolicyReading of(VirtualContextBuilder builder, String configuration)
            throws IOException, SQLException {
        Path file = Files.createTempFile("tauro-policy", ".yaml");
        Files.writeString(file, configuration);
        TauroDataSource source = new TauroDataSource(file);
        source.setUser(ANALYST.id());
        return new PolicyReading(builder.build(), file, source.getConnection());
    }

    /** The batches are made; nobody reads their values. */
    List<List<@Nullable Object>> batches(String sql) {
        try (QueryResult result = context.as(ANALYST).query(sql)) {
            while (result.nextBatch() != null) {
                // As it says.
            }
        }
        return List.of();
    }

    /** Every value through the cursor of typed rows. */
    List<List<@Nullable Object>> rows(String sql) {
        try (QueryResult result = context.as(ANALYST).query(sql)) {
            return ValueSum.of(result).row();
        }
    }

    /** Every value through JDBC. */
    List<List<@Nullable Object>> jdbc(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return ValueSum.of(result).row();
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        context.close();
        connection.close();
        Files.delete(file);
    }
}
