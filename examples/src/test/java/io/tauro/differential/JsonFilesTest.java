package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON lines by configuration and SQL, to the parts of nested values. */
class JsonFilesTest {

    @TempDir private Path folder;

    @Test
    void nestedFieldsAreAskedForBySql() throws IOException {
        Files.writeString(
                folder.resolve("clicks.jsonl"),
                """
                {"id":1,"tags":["a","b"],"at":"2026-01-01T00:00:00","geo":{"lat":1.5}}
                {"id":2,"geo":null}
                broken
                {"id":3,"tags":[],"geo":{"lat":-2}}
                """);
        Path yaml =
                Files.writeString(
                        folder.resolve("tauro.yaml"),
                        """
                        connections:
                          disk: {connector_type: local, path: .}
                        tables:
                          clicks: {connection_id: disk, path: clicks.jsonl, options: {bad_records: skip}}
                        """);
        try (VirtualContext context = VirtualContext.fromYaml(yaml)) {
            assertThat(rows(context, "SELECT id, tags[1], c.geo.lat FROM clicks c ORDER BY id"))
                    .containsExactly(
                            List.of(1L, "a", 1.5),
                            Arrays.asList(2L, null, null),
                            Arrays.asList(3L, null, -2.0));
            assertThat(rows(context, "SELECT count(*), count(\"at\") FROM clicks"))
                    .containsExactly(List.of(3L, 1L));
            assertThat(rows(context, "SELECT geo FROM clicks WHERE id = 1"))
                    .containsExactly(List.of(List.of(1.5)));
        }
    }

    private static List<List<@Nullable Object>> rows(VirtualContext context, String sql) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            return result.toList().stream().map(row -> row.values()).toList();
        }
    }
}
