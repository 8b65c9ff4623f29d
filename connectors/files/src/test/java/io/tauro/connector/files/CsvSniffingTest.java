package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about files of which nothing is said. */
class CsvSniffingTest extends CsvFileTest {

    private String explained(TableSource source) {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            return table.plan(ScanRequest.of(table.schema().names())).describe();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "\u0001"})
    void theDelimiterIsTheOneThatCutsRecordsAlike(String delimiter) throws IOException {
        TableSource source = file("id,name\n1,x y\n2,\"a;|\t,b\"\n".replace(",", delimiter));
        String quoted = "a;|\t,b".replace(",", delimiter);
        assertThat(schema(source))
                .isEqualTo(columns("id", DataType.BIGINT, "name", DataType.VARCHAR));
        assertThat(rows(source)).containsExactly(List.of(1L, "x y"), List.of(2L, quoted));
    }

    @Test
    void whatWasFoundIsInThePlan() throws IOException {
        assertThat(explained(file("id;name\n1;x\n")))
                .isEqualTo("csv t.csv (delimiter ;) 2 columns, 1 file");
        assertThat(explained(file("id\tname\n1\t'x\ty'\n").option("dialect", "auto")))
                .isEqualTo("csv t.csv (delimiter tab, quote ', with header) 2 columns, 1 file");
        assertThat(explained(file("id,name\n1,x\n"))).isEqualTo("csv t.csv 2 columns, 1 file");
        assertThat(explained(file("id;name\n1;x\n").option("delimiter", ";")))
                .isEqualTo("csv t.csv 2 columns, 1 file");
    }

    @Test
    void filesThatCanBeReadWithTheDefaultsAreReadWithThem() throws IOException {
        assertThat(rows(file("a,b\n1;2,3;4\n5;6,7;8\n")))
                .containsExactly(List.of("1;2", "3;4"), List.of("5;6", "7;8"));
        assertThat(rows(file("a,b\n'1','2'\n"))).containsExactly(List.of("'1'", "'2'"));
        assertThat(rows(file("1,x\n2,y\n"))).containsExactly(List.of(2L, "y"));
        assertThat(rows(file("text\none; two\nthree\n")))
                .containsExactly(List.of("one; two"), List.of("three"));
        assertThat(rows(file("a;b\n1;2\n").schema(columns("a;b", DataType.VARCHAR))))
                .containsExactly(List.of("1;2"));
        assertThat(rows(file("a;b\n1;2\n").option("dialect", "fixed")))
                .containsExactly(List.of("1;2"));
        assertThat(rows(file("a;b\n1;2\n").option("delimiter", ",")))
                .containsExactly(List.of("1;2"));
    }

    @Test
    void declaredColumnsTellHowFilesAreWritten() throws IOException {
        assertThat(
                        rows(
                                file("1|x\n")
                                        .option("header", false)
                                        .schema(
                                                columns(
                                                        "id",
                                                        DataType.BIGINT,
                                                        "name",
                                                        DataType.VARCHAR))))
                .containsExactly(List.of(1L, "x"));
        assertThat(rows(file("id;at\n1;2,5\n").schema(columns("at", DataType.VARCHAR))))
                .containsExactly(List.of("2,5"));
    }

    @Test
    void otherQuotesAndEscapesAreTakenWhereTheDefaultsFail() throws IOException {
        assertThat(rows(file("a,b\n'x,y',1\n'it''s',2\n")))
                .containsExactly(List.of("x,y", 1L), List.of("it's", 2L));
        assertThat(rows(file("a,b\n\"say \\\"x\\\", y\",1\n\"z\",2\n")))
                .containsExactly(List.of("say \"x\", y", 1L), List.of("z", 2L));
    }

    @Test
    void aFileThatIsCutOffWithinQuotesIsBrokenAndNoOtherDialect() throws IOException {
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a,b\n1,\"x\n")),
                "quotes that do not close");
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(file("a,b\n1,\"x\"y\n")), "line 2");
    }

    @Test
    void onDemandHeadersAreFoundByTheTypesBelowThem() throws IOException {
        for (String option : List.of("header", "dialect")) {
            assertThat(rows(file("1,x\n2,y\n").option(option, "auto")))
                    .containsExactly(List.of(1L, "x"), List.of(2L, "y"));
            assertThat(rows(file("id,name\n2,y\n").option(option, "auto")))
                    .containsExactly(List.of(2L, "y"));
            assertThat(schema(file("id,name\nx,y\n").option(option, "auto")).names())
                    .containsExactly("id", "name");
            assertThat(rows(file("1,x\n\"2\",y\n").option(option, "auto"))).hasSize(2);
            assertThat(schema(file("2026-01-01,\n2026-01-02,x\n").option(option, "auto")).names())
                    .containsExactly("column1", "column2");
            assertThat(schema(file("x,x\ny,z\n").option(option, "auto")).names())
                    .containsExactly("column1", "column2");
            assertThat(
                            rows(
                                    file("2,1\n")
                                            .option(option, "auto")
                                            .schema(columns("1", "BIGINT", "2", "BIGINT"))))
                    .isEmpty();
        }
    }

    @Test
    void onDemandCommentsAndMissingQuotesAreFoundToo() throws IOException {
        assertThat(rows(file("# made today\nid;name\n1;x\n").option("dialect", "auto")))
                .containsExactly(List.of(1L, "x"));
        assertThat(rows(file("id|size\n1|5\" pipe\n2|\"quote\n").option("dialect", "auto")))
                .containsExactly(List.of(1L, "5\" pipe"), List.of(2L, "\"quote"));
        assertThat(rows(file("'a','b'\n'1','2'\n").option("dialect", "auto")))
                .containsExactly(List.of("1", "2"));
    }

    @Test
    void theFirstFileThatIsNotEmptyTellsForAll() throws IOException {
        file("d/1.csv", new byte[0]);
        file("d/2.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
        file("d/3.csv", "b;a\n4;3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows(TableSource.csv("d"))).containsExactly(List.of(1L, 2L), List.of(3L, 4L));
    }

    @Test
    void aLongFileIsJudgedByItsBeginning() throws IOException {
        String line = "\"some text; that is quoted\";12345\n";
        TableSource source = file("a;b\n" + line.repeat(20_000));
        assertThat(rows(source))
                .hasSize(20_000)
                .containsOnly(Arrays.asList("some text; that is quoted", 12345L));
    }
}
