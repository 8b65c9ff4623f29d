package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCategory;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.Option;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Failures are ours: a documented code, a text that helps, and no secret. */
final class FailureContract {

    private final Subject subject;

    FailureContract(Subject subject) {
        this.subject = subject;
    }

    void check(Failure failure) {
        Connector connector = subject.fixture().factory().connect(failure.config());
        try (connector) {
            TauroException error =
                    Caught.from(failure.name(), () -> read(connector, failure.source()));
            assertThat(error.code()).as("%s: %s", failure.name(), error).isIn(failure.codes());
            failure.secret().ifPresent(secret -> assertHides(secret, error, failure));
            boolean down =
                    error.code() == ErrorCode.SOURCE_UNREACHABLE
                            || error.code() == ErrorCode.SOURCE_AUTHENTICATION_FAILED;
            assertThat(connector.health())
                    .as("health")
                    .isIn(down ? Set.of(Health.DOWN, Health.UNKNOWN) : Set.of(Health.values()));
        }
    }

    private static void assertHides(String secret, TauroException error, Failure failure) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).as("the stack trace").doesNotContain(secret);
        assertThat(error.context().toString())
                .as("the context of the error")
                .doesNotContain(secret);
        assertThat(failure.config().toString())
                .as("the configuration as text")
                .doesNotContain(secret);
    }

    /**
     * A reader that is cut off fails, or had all its rows already; it never ends early as if it
     * were complete. The next one works.
     */
    void aDroppedConnectionIsNoticed(Runnable dropConnections) {
        Subject.Table bulk = subject.bulk();
        Scan scan = subject.open(bulk).plan(ScanRequest.of(List.of("id")));
        int rows = 0;
        try {
            for (Split split : scan.splits()) {
                rows += readAndDrop(scan, split, rows == 0 ? dropConnections : () -> {});
            }
            assertThat(rows).as("rows of a reader that did not fail").isEqualTo(bulk.rows().size());
        } catch (TauroException e) {
            assertThat(e.code().category()).as("%s", e).isEqualTo(ErrorCategory.SOURCE);
        }
        assertThat(ScanRows.read(subject.open(bulk).plan(ScanRequest.of(List.of("id")))))
                .hasSameSizeAs(bulk.rows());
    }

    private static int readAndDrop(Scan scan, Split split, Runnable drop) {
        int rows = 0;
        try (BatchReader reader = scan.open(split, TestReadContext.batchesOf(10))) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                if (rows == 0) {
                    drop.run();
                }
                rows += batch.selectedCount();
            }
        }
        return rows;
    }

    void aMissingTableIsSaidToBeMissing(TableSource missing) {
        TauroException error =
                Caught.from("reading a missing table", () -> read(subject.connector(), missing));
        assertThat(error.code())
                .as("%s", error)
                .isIn(Set.of(ErrorCode.SOURCE_TABLE_NOT_FOUND, ErrorCode.FILE_NOT_FOUND));
    }

    void aConnectionThatWorksIsNotDown() {
        assertThat(subject.connector().health()).isNotEqualTo(Health.DOWN);
    }

    private static void read(Connector connector, TableSource source) {
        SourceTable table = connector.table(source);
        ScanRows.read(table.plan(ScanRequest.of(table.schema().names())));
    }

    /** Each option with two letters swapped is refused, and the right one suggested. */
    void unknownOptionsAreRefused() {
        List<Option> options = subject.fixture().factory().options();
        for (Option option : options) {
            String misspelt = misspelt(option.name());
            if (options.stream().noneMatch(known -> known.name().equals(misspelt))) {
                assertRefused(
                        misspelt,
                        option.name(),
                        () -> connect(subject.fixture().config().with(misspelt, "x")));
            }
        }
        assertRefused(
                "no_such_option",
                "",
                () -> connect(subject.fixture().config().with("no_such_option", "x")));
    }

    void unknownTableOptionsAreRefused() {
        if (subject.bulk().source() instanceof TableSource.Files files) {
            TableSource wrong = files.option("no_such_option", "x");
            assertRefused("no_such_option", "", () -> read(subject.connector(), wrong));
        }
    }

    void requiredOptionsAreAskedFor() {
        for (Option option : subject.fixture().factory().options()) {
            ConnectionConfig config = subject.fixture().config();
            if (option.required() && config.options().containsKey(option.name())) {
                Map<String, Object> fewer = new LinkedHashMap<>(config.options());
                fewer.remove(option.name());
                TauroException error =
                        Caught.from(
                                "connecting without \'" + option.name() + "\'",
                                () ->
                                        connect(
                                                new ConnectionConfig(
                                                        config.id(), fewer, config.directory())));
                assertThat(error.code()).isEqualTo(ErrorCode.MISSING_OPTION);
                assertThat(error).hasMessageContaining(option.name());
            }
        }
    }

    private void connect(ConnectionConfig config) {
        subject.fixture().factory().connect(config).close();
    }

    private static String misspelt(String name) {
        int last = name.length() - 1;
        return last < 2
                ? name + "x"
                : name.substring(0, last - 1) + name.charAt(last) + name.charAt(last - 1);
    }

    private static void assertRefused(String option, String meant, Runnable connecting) {
        TauroException error =
                Caught.from("connecting with the option \'" + option + "\'", connecting);
        assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_OPTION);
        assertThat(error).hasMessageContaining("'" + option + "'").hasMessageContaining(meant);
    }
}
