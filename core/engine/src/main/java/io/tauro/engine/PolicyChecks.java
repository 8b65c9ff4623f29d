package io.tauro.engine;

import io.tauro.error.ErrorCategory;
import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.PolicyColumn;
import io.tauro.internal.sql.PolicyView;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.SchemaRegistry;
import io.tauro.registry.TableNames;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.RowFilter.Condition;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.security.mask.MaskKind;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether policies fit what they protect: each condition and mask, whoever it is for. What cannot
 * be found out without a source is found out before the first query, which is refused if it does
 * not fit. Thread-safe.
 */
final class PolicyChecks {

    private static final Principal ANYBODY = Principal.of("anybody");

    private final SchemaRegistry registry;
    private final SecurityEnforcer enforcer;
    private final SqlDialectOption dialect;
    private final Masks masks;
    private final Map<String, Fit> known = new ConcurrentHashMap<>();

    /** Policies that have been found to fit a table. */
    private record Fit(Optional<TableSecurityPolicy> policy, List<TagPolicy> tags, Schema schema) {}

    PolicyChecks(
            SchemaRegistry registry,
            SecurityEnforcer enforcer,
            SqlDialectOption dialect,
            Masks masks) {
        this.registry = registry;
        this.enforcer = enforcer;
        this.dialect = dialect;
        this.masks = masks;
    }

    /**
     * Whether the texts of a policy are what they should be, and, if its table can be looked at,
     * fit that.
     *
     * @param ask whether sources may be asked
     * @throws TauroException {@code TAURO-1011} if not, with table, role and place
     */
    void check(TableSecurityPolicy policy, boolean ask) {
        if (InformationSchema.reserves(policy.table())) {
            throw new TauroException(
                    ErrorCode.INVALID_POLICY,
                    "A policy cannot be of '"
                            + policy.table()
                            + "': the information schema shows each principal what the policies of"
                            + " other tables let it know. Remove it.");
        }
        SqlFrontEnd frontEnd = new SqlFrontEnd(authority(policy.tenant(), policy.table()), dialect);
        Pieces pieces = new Pieces(policy.table());
        pieces.each(policy, frontEnd::checkExpression);
        masks(policy.fields(), pieces, frontEnd);
        if (!ask && !isInMemory(registry.seenBy(policy.tenant()), policy.table())) {
            return;
        }
        try {
            Optional<CatalogTable> table =
                    authority(policy.tenant(), policy.table()).whole(policy.table());
            if (table.isPresent()) {
                fit(
                        policy.tenant().map(ANYBODY::inTenant).orElse(ANYBODY),
                        table.get(),
                        table.get().schema(),
                        policy);
            }
        } catch (TauroException e) {
            if (e.code().category() != ErrorCategory.SOURCE) {
                throw e;
            }
        }
    }

    /** The expressions of a tag's masks; the rest depends on the tables that have it. */
    void check(TagPolicy policy) {
        Pieces pieces = new Pieces("#" + policy.tag());
        masks(
                policy.fields(),
                pieces,
                new SqlFrontEnd(authority(Optional.empty(), policy.tag()), dialect));
    }

    private static void masks(
            List<FieldSecurityPolicy> fields, Pieces pieces, SqlFrontEnd frontEnd) {
        for (FieldSecurityPolicy field : fields) {
            expression(field)
                    .ifPresent(
                            sql ->
                                    pieces.in(
                                            mask(field.field()),
                                            () -> frontEnd.checkExpression(sql)));
        }
    }

    private static boolean isInMemory(TableNames names, String table) {
        return names.view(table).isEmpty()
                && names.table(table)
                        .filter(one -> names.connectorType(one.connection()).equals("memory"))
                        .isPresent();
    }

    private PolicyAuthority authority(Optional<String> tenant, String owner) {
        return new PolicyAuthority(
                registry.seenBy(tenant),
                enforcer,
                dialect,
                owner,
                tenant.map(ANYBODY::inTenant).orElse(ANYBODY));
    }

    /**
     * Refuses a table whose policies do not fit it.
     *
     * @throws TauroException {@code TAURO-1011}, which says nothing of the policies
     */
    void require(Principal principal, CatalogTable table, Set<String> tags) {
        Optional<TableSecurityPolicy> policy = enforcer.policy(principal, table.name());
        List<TagPolicy> tagPolicies = enforcer.tagPolicies(tags);
        if (policy.isEmpty() && tagPolicies.isEmpty()) {
            return;
        }
        Schema schema = table.schema();
        Fit fit = new Fit(policy, tagPolicies, schema);
        String key = principal.tenant().orElse("") + '\u0000' + table.name();
        if (fit.equals(known.get(key))) {
            return;
        }
        Principal who = principal.tenant().map(ANYBODY::inTenant).orElse(ANYBODY);
        try {
            policy.ifPresent(one -> fit(who, table, schema, one));
            tagPolicies.forEach(one -> fit(who, table, schema, one));
        } catch (TauroException e) {
            throw e.code() == ErrorCode.INVALID_POLICY ? unfit(table) : e;
        }
        known.put(key, fit);
    }

    private static TauroException unfit(CatalogTable table) {
        return new TauroException(
                ErrorCode.INVALID_POLICY,
                "The policy of table '"
                        + table.name()
                        + "' does not fit the table, so nothing is read. Ask whoever wrote it to"
                        + " register it again.",
                Map.of("table", table.name()),
                null);
    }

    private void fit(Principal who, CatalogTable table, Schema schema, TableSecurityPolicy policy) {
        Pieces pieces = new Pieces(policy.table());
        pieces.each(policy, condition -> condition(who, table, schema, condition));
        for (FieldSecurityPolicy field : policy.fields()) {
            Column column =
                    schema.columns().stream()
                            .filter(one -> one.name().equalsIgnoreCase(field.field()))
                            .findFirst()
                            .orElseThrow(() -> unknown(policy.table(), field.field(), schema));
            mask(who, table, schema, column, field, pieces);
        }
    }

    private void fit(Principal who, CatalogTable table, Schema schema, TagPolicy policy) {
        Pieces pieces = new Pieces(table.name());
        for (FieldSecurityPolicy field : policy.fields()) {
            schema.columns().stream()
                    .filter(column -> policy.covers(field, column.name()))
                    .forEach(column -> mask(who, table, schema, column, field, pieces));
        }
    }

    private static TauroException unknown(String table, String column, Schema schema) {
        return new TauroException(
                ErrorCode.INVALID_POLICY,
                "The policy of table '"
                        + table
                        + "' names column '"
                        + column
                        + "', which the table does not have."
                        + Suggestions.didYouMean(column, schema.names())
                        + " Correct the name.",
                Map.of("table", table, "column", column),
                null);
    }

    private void mask(
            Principal who,
            CatalogTable table,
            Schema schema,
            Column column,
            FieldSecurityPolicy field,
            Pieces pieces) {
        field.encryption()
                .ifPresent(one -> cipher(who, table, schema, column, field.field(), one, pieces));
        Optional<Mask> mask = field.mask();
        if (mask.isEmpty()) {
            return;
        }
        Optional<String> sql = expression(field);
        pieces.in(
                mask(field.field()),
                () -> {
                    if (sql.isPresent()) {
                        computed(who, table, schema, column, sql.get());
                    } else {
                        masks.of(
                                who,
                                access(table, List.of()),
                                schema,
                                column,
                                new Masked(mask.get()));
                    }
                });
    }

    /** What is shown to those who may not see the value, and to those who may. */
    private void cipher(
            Principal who,
            CatalogTable table,
            Schema schema,
            Column column,
            String field,
            FieldEncryption encryption,
            Pieces pieces) {
        TableAccess whole = access(table, List.of());
        pieces.in(
                "the encryption of column '" + field + "'",
                () -> {
                    masks.of(who, whole, schema, column, new Encrypted(encryption));
                    if (encryption.atSource()) {
                        masks.of(who, whole, schema, column, new Decrypted(encryption));
                    }
                });
    }

    private static String mask(String column) {
        return "the mask of column '" + column + "'";
    }

    private static Optional<String> expression(FieldSecurityPolicy field) {
        return field.mask()
                .filter(mask -> mask.kind() == MaskKind.EXPRESSION)
                .flatMap(mask -> mask.argument("sql"));
    }

    private void condition(Principal who, CatalogTable table, Schema schema, String condition) {
        compile(who, table, access(table, List.of(condition)), plain(schema));
    }

    private void computed(
            Principal who, CatalogTable table, Schema schema, Column column, String sql) {
        List<PolicyColumn> columns = new ArrayList<>(plain(schema));
        columns.replaceAll(
                one ->
                        one.name().equals(column.name())
                                ? new PolicyColumn.Computed(column.name(), sql)
                                : one);
        compile(who, table, access(table, List.of()), columns);
    }

    private void compile(
            Principal who, CatalogTable table, TableAccess access, List<PolicyColumn> columns) {
        PolicyAuthority authority = authority(who.tenant(), table.name());
        new SqlFrontEnd(authority, dialect)
                .check(new PolicyView(table, access, columns, authority, who));
    }

    private static List<PolicyColumn> plain(Schema schema) {
        return schema.names().stream().<PolicyColumn>map(PolicyColumn.Plain::new).toList();
    }

    private static TableAccess access(CatalogTable table, List<String> conditions) {
        return new TableAccess(
                table.name(), "", conditions, Optional.empty(), Map.of(), false, false);
    }

    /** Names the piece of a policy that an error is about. */
    private record Pieces(String table) {

        void each(TableSecurityPolicy policy, java.util.function.Consumer<String> check) {
            for (int i = 0; i < policy.restrictiveFilters().size(); i++) {
                String condition = policy.restrictiveFilters().get(i);
                in("restrictive filter " + (i + 1), () -> check.accept(condition));
            }
            policy.rowFilters()
                    .forEach(
                            (role, filter) -> {
                                if (filter instanceof Condition one) {
                                    in(
                                            "the row filter of role '" + role + "'",
                                            () -> check.accept(one.condition()));
                                }
                            });
        }

        void in(String piece, Runnable check) {
            try {
                check.run();
            } catch (TauroException e) {
                if (e.code().category() != ErrorCategory.USER) {
                    throw e;
                }
                throw new TauroException(
                        ErrorCode.INVALID_POLICY,
                        "In the policy of table '" + table + "', " + piece + ": " + e.text(),
                        Map.of("table", table),
                        e);
            }
        }
    }
}
