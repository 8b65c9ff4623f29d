package io.tauro;

import io.tauro.data.Row;
import io.tauro.engine.FederationEngine;
import io.tauro.engine.SqlDialect;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditFormat;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditOutcome;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policies, for rows that a host program already has. They are applied by the engine that
 * queries go through: the rows stand in the place of those of the table. A row is a map of values
 * by the names of columns, whatever their case; a column that is not in it is null, a name that is
 * no column is left out. Thread-safe.
 */
public final class RowSecurity {

    private static final String NUMBER = "#row";

    private final VirtualContext context;
    private final FederationEngine engine;
    private final SecurityEnforcer enforcer;
    private final AuditLog audit;

    RowSecurity(
            VirtualContext context,
            FederationEngine engine,
            SecurityEnforcer enforcer,
            AuditLog audit) {
        this.context = context;
        this.engine = engine;
        this.enforcer = enforcer;
        this.audit = audit;
    }

    /** The policy of a table. */
    public Optional<TableSecurityPolicy> getPolicy(String table) {
        return enforcer.policy(table);
    }

    /**
     * Whether the principal may read the table, and sees all these columns, masked or not. A
     * refusal is on record.
     */
    public boolean validateAccess(Principal principal, String table, Collection<String> fields) {
        Optional<Schema> seen = context.as(principal).columns(table);
        return seen.isPresent()
                && fields.stream()
                        .allMatch(
                                field ->
                                        seen.get().names().stream()
                                                .anyMatch(field::equalsIgnoreCase));
    }

    /**
     * Those of the rows that the principal may see, as they are and in their order.
     *
     * @throws TauroException {@code TAURO-3001} if it may not read the table, {@code TAURO-2005} if
     *     a value does not fit its column
     */
    public List<Map<String, @Nullable Object>> applyRowLevelSecurity(
            String table, Principal principal, List<? extends Map<String, ?>> rows) {
        List<Map<String, @Nullable Object>> visible = new ArrayList<>();
        for (int number : seen(table, principal, rows).keySet()) {
            visible.add(Collections.unmodifiableMap(new LinkedHashMap<>(rows.get(number))));
        }
        return visible;
    }

    /**
     * The rows as the principal may see them: masked, without the columns that are kept from it,
     * and without the rows that are. Conditions of policies look at rows as they are, so what is
     * given here has not been masked before.
     *
     * @throws TauroException as {@link #applyRowLevelSecurity} does
     */
    public List<Map<String, @Nullable Object>> applyFieldMasking(
            String table, Principal principal, List<? extends Map<String, ?>> rows) {
        return List.copyOf(seen(table, principal, rows).values());
    }

    /** The rows that are seen, by their numbers. */
    private Map<Integer, Map<String, @Nullable Object>> seen(
            String table, Principal principal, List<? extends Map<String, ?>> rows) {
        Schema schema = engine.wholeSchema(principal, table);
        List<Column> columns = new ArrayList<>(schema.columns());
        columns.add(Column.of(NUMBER, DataType.INTEGER).notNull());
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            values.add(values(schema, rows.get(i), i));
        }
        String sql = "SELECT * FROM " + quoted(principal, table);
        Map<Integer, Map<String, @Nullable Object>> seen = new TreeMap<>();
        try (QueryResult result =
                engine.query(
                        principal,
                        QueryRequest.of(sql),
                        table,
                        MemoryTable.of(new Schema(columns), values))) {
            for (Row row : result) {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                int last = row.schema().size() - 1;
                for (int i = 0; i < last; i++) {
                    shown.put(row.schema().column(i).name(), row.get(i));
                }
                seen.put((Integer) row.get(last), Collections.unmodifiableMap(shown));
            }
        }
        return seen;
    }

    private static List<@Nullable Object> values(Schema schema, Map<String, ?> row, int number) {
        Map<String, @Nullable Object> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(row);
        List<@Nullable Object> values = new ArrayList<>();
        schema.names().forEach(name -> values.add(byName.get(name)));
        values.add(number);
        return values;
    }

    private String quoted(Principal principal, String table) {
        SqlDialect dialect = engine.settings().dialect();
        return Arrays.stream(engine.registeredName(principal, table).split("\\.", -1))
                .map(dialect::quote)
                .collect(Collectors.joining("."));
    }

    /**
     * Records what a host did with rows of a table on its own.
     *
     * @param reason why it was denied or failed; null if it was not
     * @throws TauroException {@code TAURO-3003} if it cannot be recorded and has to be
     */
    public AuditEvent auditAccess(
            Principal principal,
            String table,
            Collection<String> fields,
            long rowCount,
            AuditStatus status,
            @Nullable String reason) {
        AuditEvent event =
                AuditEvent.attempt(Operation.SELECT, AuditActor.of(principal))
                        .on(List.of(table))
                        .detail("fields", String.join(", ", fields))
                        .ended(
                                status,
                                new AuditOutcome(
                                        Optional.ofNullable(reason),
                                        OptionalLong.of(rowCount),
                                        OptionalLong.empty(),
                                        Optional.empty()));
        audit.record(
                event,
                enforcer.policy(principal, table)
                        .map(TableSecurityPolicy::auditsAllAccess)
                        .orElse(false));
        return event;
    }

    /**
     * The audit trail that is at hand, oldest first, as text. That it was asked for is on record.
     */
    public String exportAuditTrail(AuditFormat format) {
        StringBuilder text = new StringBuilder();
        audit.events().export(format, text);
        return text.toString();
    }
}
