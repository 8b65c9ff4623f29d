package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/** The driver under a command line that knows nothing of it. */
class SqllineTest {

    @TempDir private Path directory;

    private String run(String... commands) throws IOException {
        Shop shop = Shop.guarded(directory);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SqlLine sqlline = new SqlLine();
        try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            sqlline.setOutputStream(stream);
            sqlline.setErrorStream(stream);
            String script = String.join("\n", commands) + "\n!quit\n";
            sqlline.begin(
                    new String[] {
                        "-u",
                        shop.url(),
                        "-n",
                        "ana",
                        "-p",
                        Shop.PASSWORD,
                        "--color=false",
                        "--maxWidth=500",
                        "--historyFile=" + directory.resolve("history"),
                        "--propertiesFile=" + directory.resolve("sqlline.properties")
                    },
                    new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
                    false);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void connectsAndListsTables() throws IOException {
        String output = run("!tables");

        assertThat(output).doesNotContain("Error:").doesNotContain("secrets");
        assertThat(output)
                .containsPattern("\\| +\\| crm +\\| customers +\\| TABLE +\\|")
                .containsPattern("\\| +\\| +\\| rates +\\| TABLE +\\| What a unit costs")
                .containsPattern("\\| +\\| +\\| expensive +\\| VIEW +\\|");
    }

    @Test
    void listsColumnsOfATable() throws IOException {
        String output = run("!columns customers");

        assertThat(output).doesNotContain("Error:");
        assertThat(output)
                .containsPattern("crm +\\| customers +\\| born +\\| 91 +\\| DATE")
                .containsPattern("crm +\\| customers +\\| seen +\\| 93 +\\| TIMESTAMP");
    }

    @Test
    void describesATable() throws IOException {
        assertThat(run("!describe rates")).containsPattern("rates +\\| rate +\\| 3 +\\| DECIMAL");
    }

    @Test
    void answersItsOtherQuestions() throws IOException {
        String output =
                run(
                        "!dbinfo",
                        "!metadata getTypeInfo",
                        "!primarykeys rates",
                        "!indexes rates",
                        "!procedures",
                        "!schemas",
                        "!typeinfo",
                        "!isolation TRANSACTION_NONE",
                        "!autocommit off",
                        "!commit",
                        "!rollback",
                        "!nativesql SELECT {d '2026-01-31'}");

        assertThat(output)
                .doesNotContain("Error:")
                .contains("TIMESTAMP WITH TIME ZONE")
                .contains("DATE '2026-01-31'");
    }

    @Test
    void runsAQuery() throws IOException {
        String output =
                run(
                        "SELECT ccy, rate FROM rates ORDER BY ccy;",
                        "SELECT id, name, born, seen, vip FROM crm.customers ORDER BY id;");

        assertThat(output).doesNotContain("Error:");
        assertThat(output)
                .containsPattern("\\| EUR +\\| 1\\.0800 +\\|")
                .containsPattern("\\| USD +\\| 1\\.0000 +\\|")
                .contains("2 rows selected")
                .containsPattern(
                        "\\| 1 +\\| Ana +\\| 2000-02-29 +\\| 2026-01-31 10:20:30\\.123456 +\\| true")
                .containsPattern("\\| 3 +\\| Cy +\\|");
    }

    @Test
    void explainsAQuery() throws IOException {
        assertThat(run("!set outputformat vertical", "EXPLAIN SELECT ccy FROM rates;"))
                .contains("plan")
                .contains("Scan rates");
    }

    @Test
    void showsErrorsWithTheirText() throws IOException {
        String output =
                run(
                        "SELECT * FROM nothing;",
                        "SELECT x FROM rates;",
                        "DELETE FROM rates;",
                        "SELECT ccy FROM;");

        assertThat(output)
                .contains("TAURO-2003")
                .contains("(state=42S22,code=2003)")
                .contains("TAURO-3001")
                .contains("(state=42501,code=3001)")
                .contains("TAURO-2010")
                .contains("(state=0A000,code=2010)")
                .contains("TAURO-2001")
                .contains("(state=42601,code=2001)");
    }
}
