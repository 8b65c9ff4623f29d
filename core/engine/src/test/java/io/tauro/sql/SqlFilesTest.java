package io.tauro.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.data.Batch;
import io.tauro.data.Row;
import io.tauro.engine.EngineSettings;
import io.tauro.engine.PushdownMode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryFactory;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each file of {@code src/test/sql}: each case with pushdown and batches of 4096 rows, without
 * and with batches of one, both ways on several threads, two rows at a time, and with operators
 * that put what they hold on disk whenever they can.
 */
class SqlFilesTest {

    /** What leaves its rows in no order keeps that of its input, but not on disk. */
    private static final Pattern ORDERED = Pattern.compile("(?is).*\\border\\s+by\\b[^()]*");

    private static final Path FOLDER = Path.of("src/test/sql");

    @TestFactory
    Stream<DynamicNode> files() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths
                    .filter(path -> path.toString().endsWith(".slt"))
                    .sorted()
                    .map(SqlFilesTest::file)
                    .toList()
                    .stream();
        }
    }

    private static DynamicNode file(Path path) {
        SqlFile file = SqlFile.read(path);
        VirtualContext pushed = context(file, settings -> settings);
        VirtualContext local =
                context(file, settings -> settings.pushdown(PushdownMode.OFF).batchRows(1));
        VirtualContext parallel = inParts(file, settings -> settings.threads(4).parallelRows(0));
        VirtualContext parallelLocal =
                inParts(
                        file,
                        settings ->
                                settings.threads(4)
                                        .parallelRows(0)
                                        .pushdown(PushdownMode.OFF)
                                        .batchRows(1));
        VirtualContext spilling =
                context(
                        file,
                        settings ->
                                settings.pushdown(PushdownMode.OFF)
                                        .batchRows(2)
                                        .spill(settings.spill().encrypted(true).refuseEvery(2)));
        List<VirtualContext> contexts = List.of(pushed, local, parallel, parallelLocal, spilling);
        Stream<DynamicNode> cases =
                file.cases().stream()
                        .map(
                                one ->
                                        DynamicTest.dynamicTest(
                                                "line " + one.line(),
                                                path.toUri(),
                                                () ->
                                                        contexts.forEach(
                                                                context -> check(context, one))));
        Stream<DynamicNode> end =
                Stream.of(
                        DynamicTest.dynamicTest(
                                "nothing is left open",
                                () -> contexts.forEach(VirtualContext::close)));
        return DynamicContainer.dynamicContainer(
                path.getFileName().toString(), Stream.concat(cases, end));
    }

    static VirtualContext context(SqlFile file, UnaryOperator<EngineSettings> settings) {
        VirtualContextBuilder builder = VirtualContext.builder().settings(settings);
        for (SqlFile.Table table : file.tables()) {
            builder.table(table.name(), table.schema(), rows(table));
        }
        return builder.build();
    }

    /** Each table is in parts of two rows. */
    private static VirtualContext inParts(SqlFile file, UnaryOperator<EngineSettings> settings) {
        Map<String, MemoryTable> tables = new HashMap<>();
        VirtualContextBuilder builder = VirtualContext.builder().settings(settings);
        for (SqlFile.Table table : file.tables()) {
            List<List<@Nullable Object>> rows = rows(table);
            List<Batch> parts = new ArrayList<>();
            for (int from = 0; from < rows.size(); from += 2) {
                parts.addAll(
                        MemoryTable.of(
                                        table.schema(),
                                        rows.subList(from, Math.min(from + 2, rows.size())))
                                .chunks());
            }
            tables.put(table.name(), MemoryTable.ofBatches(table.schema(), parts));
            builder.table(
                    VirtualTable.named(table.name())
                            .from("parts", TableSource.table(List.of(table.name())))
                            .build());
        }
        return builder.connection("parts", new Parts(tables)).build();
    }

    private record Parts(Map<String, MemoryTable> tables) implements ConnectionDefinition {
        @Override
        public ConnectorFactory factory() {
            return new MemoryFactory(tables);
        }

        @Override
        public ConnectionConfig config(String id) {
            return ConnectionConfig.of(id, Map.of("rows_per_split", 1));
        }
    }

    private static List<List<@Nullable Object>> rows(SqlFile.Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<String> texts : table.rows()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                row.add(value(texts.get(i), table.schema().column(i).type()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object value(String text, DataType type) {
        if (text.equals("NULL")) {
            return null;
        }
        String plain = text.equals("(empty)") ? "" : text;
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.valueOf(plain);
            case TINYINT -> Byte.valueOf(plain);
            case SMALLINT -> Short.valueOf(plain);
            case INTEGER -> Integer.valueOf(plain);
            case BIGINT -> Long.valueOf(plain);
            case DECIMAL -> new BigDecimal(plain);
            case REAL -> Float.valueOf(plain);
            case DOUBLE -> Double.valueOf(plain);
            case DATE -> LocalDate.parse(plain);
            case TIME -> LocalTime.parse(plain);
            case TIMESTAMP -> LocalDateTime.parse(plain.replace(' ', 'T'));
            case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.parse(plain.replace(' ', 'T'));
            case UUID -> UUID.fromString(plain);
            case VARBINARY -> HexFormat.of().parseHex(plain);
            default -> plain;
        };
    }

    /** However the query ends, nothing of it is left. */
    private static void check(VirtualContext context, SqlFile.Case one) {
        checkRows(context, one);
        assertThat(context.load().running()).as("open results").isZero();
        assertThat(context.load().memoryBytes()).as("memory").isZero();
    }

    private static void checkRows(VirtualContext context, SqlFile.Case one) {
        VirtualSession session = context.as(Principal.ANONYMOUS);
        if (one.error().isPresent()) {
            assertThatThrownBy(() -> read(session, one))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error -> assertThat(error.code().id()).isEqualTo(one.error().get()));
            return;
        }
        List<String> rows = read(session, one);
        boolean onDisk = context.settings().spill().refuseEvery() > 0;
        if (one.sorted() || onDisk && !ORDERED.matcher(one.sql()).matches()) {
            assertThat(rows).as(one.sql()).containsExactlyInAnyOrderElementsOf(one.rows());
        } else {
            assertThat(rows).as(one.sql()).containsExactlyElementsOf(one.rows());
        }
    }

    private static List<String> read(VirtualSession session, SqlFile.Case one) {
        try (QueryResult result = session.query(one.sql())) {
            one.types()
                    .ifPresent(
                            types ->
                                    assertThat(
                                                    result.schema().columns().stream()
                                                            .map(Column::type)
                                                            .map(DataType::toString)
                                                            .collect(Collectors.joining(", ")))
                                            .isEqualTo(types));
            return result.stream().map(SqlFilesTest::print).toList();
        }
    }

    static String print(Row row) {
        return row.values().stream().map(SqlFilesTest::print).collect(Collectors.joining(" | "));
    }

    private static String print(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof LocalDateTime || value instanceof OffsetDateTime) {
            return value.toString().replace('T', ' ');
        }
        String text = value.toString();
        return text.isEmpty() ? "(empty)" : text;
    }
}
