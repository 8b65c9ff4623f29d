package io.tauro.harness;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tauro, with one of many settings and kinds of sources. */
final class Variant implements Engine {

    private final String name;
    private final VirtualContext context;
    private final VirtualSession session;

    Variant(String name, VirtualContext context) {
        this.name = name;
        this.context = context;
        this.session = context.as(Principal.ANONYMOUS);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = session.query(sql.replace("{div}", "/"))) {
            for (Row row : result) {
                List<@Nullable Object> values = new ArrayList<>();
                for (Object value : row.values()) {
                    values.add(value instanceof OffsetDateTime zoned ? zoned.toInstant() : value);
                }
                rows.add(values);
            }
            return new Answer.Rows(rows);
        } catch (TauroException e) {
            return new Answer.Failure(e.code().name(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return new Answer.Failure("INTERNAL_ERROR", "thrown: " + e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
