package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands between, around and in place of values. */
class CsvDialectTest extends CsvFileTest {

    @Test
    void onlyUnquotedTextIsNull() throws IOException {
        TableSource.Files source =
                file("a,b\n,\"\"\nNULL,\"NULL\"\n")
                        .schema(columns("a", DataType.VARCHAR, "b", DataType.VARCHAR));
        assertThat(rows(source)).containsExactly(Arrays.asList(null, ""), List.of("NULL", "NULL"));
        assertThat(rows(source.option("null", "NULL")))
                .containsExactly(List.of("", ""), Arrays.asList(null, "NULL"));
    }

    @Test
    void otherDelimitersQuotesAndCommentsCanBeSaid() throws IOException {
        assertThat(
                        rows(
                                file("# made today\na;b\n'x;y';it\n#no\n1;'#'\n")
                                        .option("delimiter", ";")
                                        .option("quote", "'")
                                        .option("comment", "#")))
                .containsExactly(List.of("x;y", "it"), List.of("1", "#"));
        assertThat(rows(file("a\tb\n1\t2\n").option("delimiter", "\\t")))
                .containsExactly(List.of(1L, 2L));
        assertThat(rows(file("a||b\n1||2|\n").option("delimiter", "||")))
                .containsExactly(List.of(1L, "2|"));
        assertFails(
                ErrorCode.INVALID_OPTION, () -> rows(file("a\n").option("quote", "ab")), "'quote'");
        assertFails(
                ErrorCode.UNKNOWN_OPTION,
                () -> rows(file("a\n").option("delimeter", ";")),
                "Did you mean 'delimiter'?");
    }

    @Test
    void withoutAHeaderColumnsAreNumberedOrThoseOfTheSchema() throws IOException {
        TableSource.Files source = file("1,x\n2,y\n").option("header", false);
        assertThat(schema(source))
                .isEqualTo(columns("column1", DataType.BIGINT, "column2", DataType.VARCHAR));
        assertThat(rows(source)).containsExactly(List.of(1L, "x"), List.of(2L, "y"));
        assertThat(rows(source.schema(columns("id", DataType.INTEGER, "name", DataType.VARCHAR))))
                .containsExactly(List.of(1, "x"), List.of(2, "y"));
    }

    @Test
    void withAHeaderColumnsAreFoundByTheirNames() throws IOException {
        TableSource.Files source = file("b,x,a\n1,2,3\n");
        assertThat(rows(source.schema(columns("a", DataType.INTEGER, "b", DataType.VARCHAR))))
                .containsExactly(List.of(3, "1"));
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> rows(file("customer\n1\n").schema(columns("custommer", DataType.INTEGER))),
                "'custommer'",
                "Did you mean 'customer'?");
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(file("a,a\n1,2\n")), "column 2");
    }

    @Test
    void filesAreReadByTheirOwnHeaders() throws IOException {
        Files.createDirectories(folder.resolve("t"));
        file("t/1.csv", "a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));
        file("t/2.csv", "b,c,a\ny,5,2\n".getBytes(StandardCharsets.UTF_8));
        file("t/3.csv", "".getBytes(StandardCharsets.UTF_8));
        assertThat(rows(TableSource.csv("t")))
                .containsExactly(Arrays.asList(1L, "x", null), List.of(2L, "y", 5L));
    }

    @Test
    void anEmptyFileHasRowsOnlyIfColumnsAreDeclared() throws IOException {
        assertThat(rows(file("").schema(columns("a", DataType.VARCHAR, "b", DataType.VARCHAR))))
                .isEmpty();
        assertThat(rows(file("a,b\n"))).isEmpty();
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(file("")), "schema");
    }
}
