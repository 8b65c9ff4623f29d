package io.tauro.examples;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.error.TauroException;
import io.tauro.query.QueryResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** A context from a file: tables, a view, policies, and who there is. */
public final class YamlContext {

    private YamlContext() {}

    public static void main(String[] arguments) {
        run(Path.of("examples/src/main/resources/shop.yaml"), System.out);
    }

    static void run(Path file, PrintStream out) {
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            VirtualSession ana = context.login(Optional.of("ana"), Optional.empty());
            try (QueryResult result =
                    ana.query("SELECT country, total FROM spend ORDER BY country")) {
                result.forEach(
                        row ->
                                out.println(
                                        row.getString("country") + " " + row.getDecimal("total")));
            }
            VirtualSession ivo = context.login(Optional.of("ivo"), Optional.empty());
            try (QueryResult refused = ivo.query("SELECT name FROM customers")) {
                refused.forEach(out::println);
            } catch (TauroException e) {
                out.println(e.getMessage());
            }
        }
    }
}
