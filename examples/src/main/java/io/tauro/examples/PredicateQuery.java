package io.tauro.examples;

import static io.tauro.predicate.Predicate.col;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.identity.Principal;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** A query without SQL: conditions are values, and their values are bound. */
public final class PredicateQuery {

    private PredicateQuery() {}

    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (VirtualContext context =
                VirtualContext.builder()
                        .tableOfMaps(
                                "users",
                                List.of(
                                        Map.of("id", 1, "age", 17, "status", "trial"),
                                        Map.of("id", 2, "age", 44, "status", "active"),
                                        Map.of("id", 3, "age", 23, "status", "closed")))
                        .build()) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            QueryPlan plan =
                    session.from("users")
                            .where(col("age").gt(18).and(col("status").in("active", "trial")))
                            .select("id", "status")
                            .orderBy("id")
                            .limit(100)
                            .plan();
            out.print(plan.explain());
            try (QueryResult result = session.execute(plan)) {
                result.forEach(
                        row -> out.println(row.getLong("id") + " " + row.getString("status")));
            }
        }
    }
}
