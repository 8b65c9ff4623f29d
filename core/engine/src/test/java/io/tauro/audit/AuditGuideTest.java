package io.tauro.audit;

import static io.tauro.security.audit.AuditStatus.DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditFormat;
import io.tauro.security.audit.JdbcAuditSink;
import io.tauro.security.audit.LogAuditSink;
import io.tauro.security.audit.OnFailure;
import io.tauro.security.audit.Operation;
import io.tauro.security.audit.TrailSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/audit.md} shows. */
class AuditGuideTest {

    record Item(int id) {}

    @TempDir private Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/audit.md"));
    }

    private static String block(String kind, String part) throws IOException {
        Matcher blocks =
                Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(page());
        return blocks.results()
                .map(block -> block.group(1))
                .filter(text -> text.contains(part))
                .findFirst()
                .orElseThrow();
    }

    /** The example of the guide is what this test does, but for blanks. */
    private static void assertShown(String part) throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/io/tauro/audit/AuditGuideTest.java"));
        assertThat(source.replaceAll("\\s", ""))
                .contains(block("java", part).replaceAll("\\s", ""));
    }

    @Test
    void theTrailOfTheExampleIsVerifiedByTheCommandOfTheExample() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(
                folder.resolve("audit.key"),
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()) + "\n");
        Files.writeString(
                folder.resolve("audit.pub"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Path yaml = folder.resolve("tauro.yaml");
        Files.writeString(
                yaml,
                block("yaml", "checkpoints")
                        + "tables: {t: {rows: [{id: 1}], schema: {id: INTEGER}}}\n");
        try (VirtualContext context = VirtualContext.fromYaml(yaml)) {
            for (int i = 0; i < 2; i++) {
                try (QueryResult result =
                        context.as(Principal.of("ana")).query("SELECT id FROM t")) {
                    assertThat(result.toList()).hasSize(1);
                }
            }
        }
        String told =
                page().lines().filter(line -> line.startsWith("    INTACT")).findFirst().get();
        assertThat(verified(0)).isEqualTo(told.strip());
        Path trail = folder.resolve("audit.jsonl");
        Files.writeString(trail, Files.readString(trail).replaceFirst("\"ana\"", "\"bob\""));
        assertThat(verified(1)).startsWith("EDIT ").contains("CHANGED: 4 records");
    }

    private String verified(int end) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(Arrays.asList(block("sh", "VerifyTrail").strip().split(" ")));
        assertThat(words.subList(0, 2)).containsExactly("java", "-cp");
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.set(2, System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(out).isEqualTo(end);
        return out;
    }

    private VirtualContext context(DataSource dataSource, List<Operation> seen) {
        VirtualContext context =
                VirtualContext.builder()
                        .audit(
                                TrailSettings.of(folder.resolve("audit.jsonl"))
                                        .rotateEvery(Duration.ofDays(1)))
                        .audit(JdbcAuditSink.open(dataSource))
                        .audit(LogAuditSink.named("audit"), OnFailure.IGNORED)
                        .audit(event -> seen.add(event.operation()))
                        .build();
        return context;
    }

    @Test
    void theSinksOfTheGuideGetTheRecords() throws IOException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
        List<Operation> seen = new CopyOnWriteArrayList<>();
        try (VirtualContext context = context(dataSource, seen)) {
            context.protect(TableSecurityPolicy.forTable("t").allow("x").build());
        }
        assertThat(seen).containsExactly(Operation.POLICY_CHANGE);
        assertThat(folder.resolve("audit.jsonl")).content().contains("POLICY_CHANGE");
        assertShown("JdbcAuditSink");
    }

    @Test
    void theQuestionsOfTheGuideAreAnswered() throws IOException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        StringBuilder out = new StringBuilder();
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("customers", List.of(new Item(1)), Item.class)
                        .policy(TableSecurityPolicy.forTable("customers").allow("x").build())
                        .build()) {
            assertThatThrownBy(
                            () ->
                                    context.as(Principal.of("bo").inTenant("acme"))
                                            .query("SELECT * FROM customers"))
                    .isInstanceOf(TauroException.class);
            List<AuditEvent> refused;
            try (Stream<AuditEvent> events =
                    context
                            .audit()
                            .events()
                            .table("customers")
                            .status(DENIED)
                            .since(yesterday)
                            .stream()) {
                refused = events.toList();
            }
            Map<Operation, Long> day = context.audit().events().countsOfLastDay();
            context.auditOf("acme").export(AuditFormat.CSV, out);
            assertThat(refused).hasSize(1);
            assertThat(day).isEqualTo(Map.of(Operation.SELECT, 1L, Operation.POLICY_CHANGE, 1L));
        }
        assertThat(out.toString().lines()).hasSize(2);
        assertShown("countsOfLastDay");
    }
}
