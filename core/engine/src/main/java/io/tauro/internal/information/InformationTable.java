package io.tauro.internal.information;

import io.tauro.registry.InformationSchema;
import io.tauro.spi.Cancellation;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the information schema. Those of which nothing can be known, such as keys, are
 * there and have no rows: tools ask them before they ask anything else.
 */
public enum InformationTable {
    SCHEMATA(
            SchemaRows::of,
            "catalog_name!",
            "schema_name!",
            "schema_owner",
            "default_character_set_catalog",
            "default_character_set_schema",
            "default_character_set_name",
            "sql_path"),
    TABLES(
            TableRows::of,
            "table_catalog!",
            "table_schema!",
            "table_name!",
            "table_type!",
            "self_referencing_column_name",
            "reference_generation",
            "user_defined_type_catalog",
            "user_defined_type_schema",
            "user_defined_type_name",
            "is_insertable_into!",
            "is_typed!",
            "commit_action",
            "table_comment"),
    VIEWS(
            TableRows::ofViews,
            "table_catalog!",
            "table_schema!",
            "table_name!",
            "view_definition",
            "check_option!",
            "is_updatable!",
            "insertable_into!"),
    COLUMNS(
            ColumnRows::of,
            "table_catalog!",
            "table_schema!",
            "table_name!",
            "column_name!",
            "ordinal_position:int!",
            "column_default",
            "is_nullable!",
            "data_type!",
            "character_maximum_length:int",
            "character_octet_length:long",
            "numeric_precision:int",
            "numeric_precision_radix:int",
            "numeric_scale:int",
            "datetime_precision:int",
            "interval_type",
            "interval_precision:int",
            "character_set_name",
            "collation_name",
            "is_identity!",
            "is_generated!",
            "is_updatable!",
            "column_type!"),
    TABLE_CONSTRAINTS(
            NoRows::of,
            "constraint_catalog!",
            "constraint_schema!",
            "constraint_name!",
            "table_catalog!",
            "table_schema!",
            "table_name!",
            "constraint_type!",
            "is_deferrable!",
            "initially_deferred!",
            "enforced!"),
    KEY_COLUMN_USAGE(
            NoRows::of,
            "constraint_catalog!",
            "constraint_schema!",
            "constraint_name!",
            "table_catalog!",
            "table_schema!",
            "table_name!",
            "column_name!",
            "ordinal_position:int!",
            "position_in_unique_constraint:int"),
    REFERENTIAL_CONSTRAINTS(
            NoRows::of,
            "constraint_catalog!",
            "constraint_schema!",
            "constraint_name!",
            "unique_constraint_catalog",
            "unique_constraint_schema",
            "unique_constraint_name",
            "match_option!",
            "update_rule!",
            "delete_rule!"),
    CHECK_CONSTRAINTS(
            NoRows::of,
            "constraint_catalog!",
            "constraint_schema!",
            "constraint_name!",
            "check_clause"),
    /** Not of the standard: Liquibase asks it of databases that it does not know. */
    CONSTRAINTS(
            NoRows::of,
            "constraint_catalog!",
            "constraint_schema!",
            "constraint_name!",
            "constraint_type!",
            "table_catalog!",
            "table_schema!",
            "table_name!"),
    CONSTRAINT_COLUMN_USAGE(
            NoRows::of,
            "table_catalog!",
            "table_schema!",
            "table_name!",
            "column_name!",
            "constraint_catalog!",
            "constraint_schema!",
            "constraint_name!"),
    SEQUENCES(
            NoRows::of,
            "sequence_catalog!",
            "sequence_schema!",
            "sequence_name!",
            "data_type!",
            "numeric_precision:int",
            "numeric_precision_radix:int",
            "numeric_scale:int",
            "start_value!",
            "minimum_value!",
            "maximum_value!",
            "increment!",
            "cycle_option!"),
    ROUTINES(
            FunctionRows::of,
            "specific_catalog!",
            "specific_schema!",
            "specific_name!",
            "routine_catalog!",
            "routine_schema!",
            "routine_name!",
            "routine_type!",
            "data_type",
            "routine_body!",
            "routine_definition",
            "external_name",
            "external_language",
            "is_deterministic",
            "function_kind!"),
    PARAMETERS(
            NoRows::of,
            "specific_catalog!",
            "specific_schema!",
            "specific_name!",
            "ordinal_position:int!",
            "parameter_mode",
            "parameter_name",
            "data_type");

    /** How rows are made, one after the other as they are asked for. */
    interface Rows {
        Stream<@Nullable Object[]> of(Names names, Wanted wanted, Cancellation cancellation);
    }

    private final Rows rows;
    private final Schema schema;

    /**
     * @param columns {@code name} for text, {@code name:int} and {@code name:long} for numbers,
     *     with an exclamation mark behind it if it is never null
     */
    InformationTable(Rows rows, String... columns) {
        this.rows = rows;
        List<Column> parsed = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.replace("!", "").split(":", -1);
            DataType type =
                    parts.length == 1
                            ? DataType.VARCHAR
                            : parts[1].equals("int") ? DataType.INTEGER : DataType.BIGINT;
            parsed.add(Column.of(parts[0], type).nullable(!column.endsWith("!")));
        }
        this.schema = new Schema(parsed);
    }

    /** The table that is called so, qualified, without regard to case. */
    public static Optional<InformationTable> named(String name) {
        return Stream.of(values())
                .filter(table -> table.qualifiedName().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Its name within the schema. */
    public String simpleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in queries. */
    public String qualifiedName() {
        return InformationSchema.NAME + "." + simpleName();
    }

    /** Its columns. */
    public Schema schema() {
        return schema;
    }

    int indexOf(String column) {
        return schema.indexOf(column).orElseThrow();
    }

    /** The rows that are wanted; each is made when it is asked for. */
    Iterator<@Nullable Object[]> rows(Names names, Wanted wanted, Cancellation cancellation) {
        return rows.of(names, wanted, cancellation)
                .filter(row -> wanted.isRow(this, row))
                .iterator();
    }
}
