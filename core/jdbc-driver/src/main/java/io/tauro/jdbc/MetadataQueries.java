package io.tauro.jdbc;

import io.tauro.VirtualSession;
import io.tauro.error.ErrorCategory;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.TableInfo;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The listings of tables and columns, for one principal. */
final class MetadataQueries {

    private static final String[] TABLE_COLUMNS = {
        "TABLE_CAT",
        "TABLE_SCHEM",
        "TABLE_NAME",
        "TABLE_TYPE",
        "REMARKS",
        "TYPE_CAT",
        "TYPE_SCHEM",
        "TYPE_NAME",
        "SELF_REFERENCING_COL_NAME",
        "REF_GENERATION"
    };

    private static final String[] COLUMN_COLUMNS = {
        "TABLE_CAT",
        "TABLE_SCHEM",
        "TABLE_NAME",
        "COLUMN_NAME",
        "DATA_TYPE:int",
        "TYPE_NAME",
        "COLUMN_SIZE:int",
        "BUFFER_LENGTH:int",
        "DECIMAL_DIGITS:int",
        "NUM_PREC_RADIX:int",
        "NULLABLE:int",
        "REMARKS",
        "COLUMN_DEF",
        "SQL_DATA_TYPE:int",
        "SQL_DATETIME_SUB:int",
        "CHAR_OCTET_LENGTH:int",
        "ORDINAL_POSITION:int",
        "IS_NULLABLE",
        "SCOPE_CATALOG",
        "SCOPE_SCHEMA",
        "SCOPE_TABLE",
        "SOURCE_DATA_TYPE:short",
        "IS_AUTOINCREMENT",
        "IS_GENERATEDCOLUMN"
    };

    private final VirtualSession session;

    MetadataQueries(VirtualSession session) {
        this.session = session;
    }

    private record Listed(TableInfo info, TableName name) {

        static Listed of(TableInfo info) {
            return new Listed(info, TableName.of(info.name()));
        }
    }

    private List<Listed> listed() throws SQLException {
        return Errors.translate(session::tables).stream().map(Listed::of).toList();
    }

    private List<Listed> matching(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        if (catalog != null && !catalog.isEmpty()) {
            return List.of();
        }
        NamePattern schemas = NamePattern.of(schemaPattern);
        NamePattern tables = NamePattern.of(tablePattern);
        Stream<Listed> system =
                isInformationSchema(schemaPattern)
                        ? InformationSchema.tables().stream().map(Listed::of)
                        : Stream.empty();
        return Stream.concat(listed().stream(), system)
                .filter(table -> schemas.matches(table.name().schema()))
                .filter(table -> tables.matches(table.name().name()))
                .sorted(
                        Comparator.comparing((Listed table) -> table.name().schema())
                                .thenComparing(table -> table.name().name()))
                .toList();
    }

    /** It is not among the schemas of somebody who has not asked for it by its name. */
    private static boolean isInformationSchema(@Nullable String schemaPattern) {
        return schemaPattern != null
                && !schemaPattern.contains("%")
                && NamePattern.of(schemaPattern).matches(InformationSchema.NAME);
    }

    private static String type(TableInfo.Kind kind) {
        return kind.name().replace('_', ' ');
    }

    ResultSet tables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            String @Nullable [] types)
            throws SQLException {
        MetadataTable rows = MetadataTable.of(TABLE_COLUMNS);
        List<Listed> matching = matching(catalog, schemaPattern, tablePattern);
        for (TableInfo.Kind kind : TableInfo.Kind.values()) {
            if (types == null || Arrays.asList(types).contains(type(kind))) {
                matching.stream()
                        .filter(table -> table.info().kind() == kind)
                        .forEach(table -> rows.row(describe(table)));
            }
        }
        return rows.rows();
    }

    private static @Nullable Object[] describe(Listed table) {
        return new @Nullable Object[] {
            null,
            table.name().schemaOrNull(),
            table.name().name(),
            type(table.info().kind()),
            table.info().description().orElse(null),
            null,
            null,
            null,
            null,
            null
        };
    }

    /**
     * Those without a name stand for themselves: tools that walk by schemas would not find them.
     */
    ResultSet schemas(@Nullable String catalog, @Nullable String schemaPattern)
            throws SQLException {
        MetadataTable rows = MetadataTable.of("TABLE_SCHEM", "TABLE_CATALOG");
        matching(catalog, schemaPattern, null).stream()
                .map(table -> table.name().schema())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(schema -> rows.row(schema, null));
        return rows.rows();
    }

    ResultSet columns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        MetadataTable rows = MetadataTable.of(COLUMN_COLUMNS);
        NamePattern columns = NamePattern.of(columnPattern);
        List<Listed> matching = matching(catalog, schemaPattern, tablePattern);
        for (Listed table : matching) {
            Optional<Schema> schema = schema(table, matching.size() == 1);
            if (schema.isPresent()) {
                addColumns(rows, table.name(), schema.get(), columns);
            }
        }
        return rows.rows();
    }

    /**
     * The columns of a table. Among many, one whose source is down, or a view that does not work,
     * has none: it must not hide the others.
     */
    private Optional<Schema> schema(Listed table, boolean only) throws SQLException {
        try {
            return session.columns(table.info().name());
        } catch (TauroException e) {
            if (e.code() == ErrorCode.ACCESS_DENIED) {
                return Optional.empty();
            }
            boolean tolerable =
                    e.code().category() == ErrorCategory.SOURCE
                            || e.code().category() == ErrorCategory.USER;
            if (only || !tolerable) {
                throw Errors.of(e);
            }
            return Optional.empty();
        }
    }

    private static void addColumns(
            MetadataTable rows, TableName table, Schema schema, NamePattern columns) {
        for (int i = 0; i < schema.size(); i++) {
            Column column = schema.column(i);
            if (columns.matches(column.name())) {
                rows.row(describe(table, column, i + 1));
            }
        }
    }

    private static @Nullable Object[] describe(TableName table, Column column, int position) {
        DataType type = column.type();
        boolean sized = type.kind().isText() || JdbcType.precision(type) > 0;
        return new @Nullable Object[] {
            null,
            table.schemaOrNull(),
            table.name(),
            column.name(),
            JdbcType.code(type),
            JdbcType.name(type),
            sized ? JdbcType.precision(type) : null,
            null,
            hasDigits(type) ? JdbcType.scale(type) : null,
            type.kind().isNumeric() ? 10 : null,
            column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
            null,
            null,
            null,
            null,
            type.kind().isText() ? octets(type) : null,
            position,
            column.nullable() ? "YES" : "NO",
            null,
            null,
            null,
            null,
            "NO",
            "NO"
        };
    }

    private static boolean hasDigits(DataType type) {
        return type.kind().isNumeric() || type.kind().isTemporal();
    }

    private static int octets(DataType type) {
        int characters = JdbcType.precision(type);
        return characters > JdbcType.NO_LIMIT / 4 ? JdbcType.NO_LIMIT : 4 * characters;
    }
}
