package io.tauro.engine;

import io.tauro.internal.information.InformationSource;
import io.tauro.internal.information.InformationTable;
import io.tauro.internal.information.Names;
import io.tauro.internal.plan.ScannableTable;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.RegisteredTable;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A table of the information schema, as one principal reads it. No policy speaks of it, and it
 * belongs to no connection.
 */
record InformationView(RegisteredTable registered) implements ScannableTable {

    /** The table of this name, if there is one. */
    static Optional<InformationView> named(String name, Names names) {
        return InformationTable.named(name).map(table -> of(table, names));
    }

    private static InformationView of(InformationTable table, Names names) {
        VirtualTable declared =
                VirtualTable.named(table.qualifiedName())
                        .from(
                                InformationSchema.NAME,
                                TableSource.table(List.of(table.simpleName())))
                        .build();
        return new InformationView(
                new RegisteredTable(
                        declared, InformationSchema.NAME, new InformationSource(table, names)));
    }

    @Override
    public List<String> path() {
        return registered.table().path();
    }

    @Override
    public Schema schema() {
        return registered.source().schema();
    }

    @Override
    public Optional<String> viewSql() {
        return Optional.empty();
    }

    @Override
    public OptionalDouble rowCount() {
        return OptionalDouble.empty();
    }
}
