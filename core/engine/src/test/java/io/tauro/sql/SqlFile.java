package io.tauro.sql;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of tables and cases, in blocks that blank lines part. Lines that begin with {@code #} are
 * comments.
 *
 * <pre>
 * table people
 * id BIGINT NOT NULL; name VARCHAR
 * ----
 * 1 | Ana
 * 2 | NULL
 *
 * query [sorted]
 * SELECT name FROM people
 * ----
 * Ana
 * NULL
 *
 * error TAURO-2003
 * SELECT nmae FROM people
 * </pre>
 *
 * <p>{@code query sorted} compares without regard to order. {@code (empty)} stands for empty text,
 * and {@code types} before a query's rows, as in {@code types BIGINT, VARCHAR}, checks the types of
 * its columns.
 */
record SqlFile(Path path, List<Table> tables, List<Case> cases) {

    record Table(String name, Schema schema, List<List<String>> rows) {}

    /**
     * One query with what is expected of it: rows, or an error code.
     *
     * @param line where it stands in the file, from 1
     */
    record Case(
            int line,
            String sql,
            boolean sorted,
            List<String> rows,
            Optional<String> types,
            Optional<String> error) {}

    private record Block(int line, List<String> lines) {}

    static SqlFile read(Path path) {
        try {
            List<Table> tables = new ArrayList<>();
            List<Case> cases = new ArrayList<>();
            for (Block block : blocks(Files.readAllLines(path))) {
                String head = block.lines().get(0);
                if (head.startsWith("table ")) {
                    tables.add(table(head.substring(6).strip(), block));
                } else if (head.startsWith("query") || head.startsWith("error ")) {
                    cases.add(testCase(head, block));
                } else {
                    throw new IllegalArgumentException(
                            path + ":" + block.line() + " begins neither a table nor a case");
                }
            }
            return new SqlFile(path, tables, cases);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i).stripTrailing() : "";
            if (line.startsWith("#")) {
                continue;
            }
            if (!line.isEmpty()) {
                current.add(line);
            } else if (!current.isEmpty()) {
                blocks.add(new Block(i - current.size() + 1, current));
                current = new ArrayList<>();
            }
        }
        return blocks;
    }

    private static Table table(String name, Block block) {
        List<Column> columns = new ArrayList<>();
        for (String column : block.lines().get(1).split(";")) {
            String[] parts = column.strip().split(" ", 2);
            boolean notNull = parts[1].endsWith(" NOT NULL");
            DataType type =
                    DataType.parse(
                            notNull ? parts[1].substring(0, parts[1].length() - 9) : parts[1]);
            columns.add(Column.of(parts[0], type).nullable(!notNull));
        }
        List<List<String>> rows =
                block.lines().stream()
                        .skip(3)
                        .map(row -> Arrays.stream(row.split("\\|", -1)).map(String::strip).toList())
                        .toList();
        return new Table(name, new Schema(columns), rows);
    }

    private static Case testCase(String head, Block block) {
        int divider = block.lines().indexOf("----");
        List<String> sql = block.lines().subList(1, divider < 0 ? block.lines().size() : divider);
        List<String> rest =
                divider < 0 ? List.of() : block.lines().subList(divider + 1, block.lines().size());
        Optional<String> types =
                rest.stream().filter(line -> line.startsWith("types ")).findFirst();
        List<String> rows = rest.stream().filter(line -> !line.startsWith("types ")).toList();
        Optional<String> error =
                head.startsWith("error ")
                        ? Optional.of(head.substring(6).strip())
                        : Optional.empty();
        return new Case(
                block.line(),
                String.join("\n", sql),
                head.endsWith(" sorted"),
                rows,
                types.map(line -> line.substring(6).strip()),
                error);
    }
}
