package io.tauro.connector.hdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.SampleLake;
import io.tauro.data.Row;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Parquet, CSV and JSON in HDFS, asked by SQL. */
class HdfsTablesTest {

    @TempDir Path folder;

    private static List<List<@Nullable Object>> rows(VirtualContext context, String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = context.as(Principal.of("ana")).query(sql)) {
            for (Row row : result) {
                rows.add(row.values());
            }
        }
        return rows;
    }

    /** The configuration as users write it, with the place of the cluster in Hadoop's own file. */
    private Path configuration(Cluster cluster) throws IOException {
        Files.writeString(
                folder.resolve("hdfs-site.xml"),
                """
                <configuration>
                  <property><name>dfs.nameservices</name><value>acme</value></property>
                  <property><name>dfs.ha.namenodes.acme</name><value>nn1</value></property>
                  <property><name>dfs.namenode.rpc-address.acme.nn1</name><value>%s</value></property>
                  <property><name>dfs.client.failover.proxy.provider.acme</name>
                    <value>org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider</value></property>
                </configuration>
                """
                        .formatted(cluster.servers().getURI().getAuthority()));
        String connection =
                """
                connections:
                  lake: {connector_type: hdfs, url: "hdfs://acme/data", configuration: ., prefix: lake/2026, user: ana}
                """;
        return Files.writeString(folder.resolve("tauro.yaml"), connection + SampleLake.TABLES);
    }

    @Test
    void tablesAreAskedBySql(@TempDir Path disk) throws IOException {
        try (Cluster cluster = Cluster.start(disk)) {
            try (ObjectStore store =
                    Cluster.store(
                            Hdfs.at(cluster.address() + "/data/lake/2026")
                                    .properties(Map.of("dfs.replication", "1")))) {
                SampleLake.write(store);
            }
            try (VirtualContext context = VirtualContext.fromYaml(configuration(cluster))) {
                assertThat(
                                rows(
                                        context,
                                        "SELECT day, count(*), min(id), sum(amount) FROM orders"
                                                + " WHERE day >= DATE '2026-01-02' AND id <> 2000"
                                                + " GROUP BY day ORDER BY day"))
                        .containsExactly(
                                List.of(
                                        LocalDate.parse("2026-01-02"),
                                        1999L,
                                        2001L,
                                        new BigDecimal("599700.0")),
                                List.of(
                                        LocalDate.parse("2026-01-03"),
                                        2000L,
                                        4000L,
                                        new BigDecimal("999900.0")));
                assertThat(rows(context, "SELECT id, name FROM events ORDER BY id DESC LIMIT 3"))
                        .containsExactly(
                                List.of(5L, "fünf"), List.of(4L, "four"), List.of(3L, "th,ree"));
                assertThat(rows(context, "SELECT \"user\", cardinality(at) FROM clicks ORDER BY 1"))
                        .containsExactly(List.of("ana", 2), List.of("bo", 0));
            }
        }
    }
}
