package io.tauro.internal.sql;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlRowTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** The names that other databases have for our types, in CAST and behind {@code ::}. */
final class TypeNames extends SqlShuttle {

    private static final Map<String, SqlTypeName> NAMES =
            Map.ofEntries(
                    Map.entry("BOOL", SqlTypeName.BOOLEAN),
                    Map.entry("INT2", SqlTypeName.SMALLINT),
                    Map.entry("INT4", SqlTypeName.INTEGER),
                    Map.entry("INT8", SqlTypeName.BIGINT),
                    Map.entry("INT64", SqlTypeName.BIGINT),
                    Map.entry("FLOAT4", SqlTypeName.REAL),
                    Map.entry("FLOAT8", SqlTypeName.DOUBLE),
                    Map.entry("FLOAT64", SqlTypeName.DOUBLE),
                    Map.entry("TEXT", SqlTypeName.VARCHAR),
                    Map.entry("STRING", SqlTypeName.VARCHAR),
                    Map.entry("BYTEA", SqlTypeName.VARBINARY),
                    Map.entry("BYTES", SqlTypeName.VARBINARY),
                    Map.entry("DATETIME", SqlTypeName.TIMESTAMP),
                    Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE));

    private TypeNames() {}

    /** The tree with types in the place of such names; the tree itself if there are none. */
    static SqlNode resolve(SqlNode query) {
        boolean[] any = new boolean[1];
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlDataTypeSpec type) {
                        any[0] |= known(type.getTypeNameSpec()) != null;
                        return null;
                    }
                });
        SqlNode resolved = any[0] ? query.accept(new TypeNames()) : query;
        return resolved == null ? query : resolved;
    }

    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        SqlTypeNameSpec known = known(type.getTypeNameSpec());
        return known == null ? type : new SqlDataTypeSpec(known, type.getParserPosition());
    }

    private static @Nullable SqlTypeNameSpec known(SqlTypeNameSpec type) {
        if (type instanceof SqlCollectionTypeNameSpec collection) {
            SqlTypeNameSpec inner = collection.getElementTypeName();
            SqlTypeNameSpec element =
                    isJson(inner)
                            ? new JsonTypeName(inner.getParserPos())
                            : isOpenDecimal(inner) ? partOfDecimals(inner) : known(inner);
            return element == null
                    ? null
                    : new SqlCollectionTypeNameSpec(
                            element,
                            SqlTypeName.valueOf(collection.getTypeName().getSimple()),
                            collection.getParserPos());
        }
        if (type instanceof SqlMapTypeNameSpec map) {
            return new SqlMapTypeNameSpec(
                    within(map.getKeyType()), within(map.getValType()), map.getParserPos());
        }
        if (type instanceof SqlRowTypeNameSpec row) {
            return new SqlRowTypeNameSpec(
                    row.getParserPos(),
                    row.getFieldNames(),
                    row.getFieldTypes().stream().map(TypeNames::within).toList());
        }
        SqlTypeName known = name(type);
        return known == null ? null : new SqlBasicTypeNameSpec(known, type.getParserPos());
    }

    private static SqlDataTypeSpec within(SqlDataTypeSpec type) {
        SqlTypeNameSpec name = type.getTypeNameSpec();
        SqlTypeNameSpec known =
                isJson(name)
                        ? new JsonTypeName(name.getParserPos())
                        : isOpenDecimal(name) ? partOfDecimals(name) : known(name);
        return known == null
                ? type
                : new SqlDataTypeSpec(known, null, type.getNullable(), type.getParserPosition());
    }

    /** Whether it is DECIMAL without digits, within another type, where no operand says them. */
    private static boolean isOpenDecimal(SqlTypeNameSpec type) {
        return type instanceof SqlBasicTypeNameSpec basic
                && SqlTypeName.get(basic.getTypeName().getSimple()) == SqlTypeName.DECIMAL
                && basic.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED;
    }

    private static SqlTypeNameSpec partOfDecimals(SqlTypeNameSpec type) {
        return new SqlBasicTypeNameSpec(
                SqlTypeName.DECIMAL,
                TauroTypeSystem.MAX_DIGITS,
                OpenDecimalCast.OTHER_SCALE,
                type.getParserPos());
    }

    private static boolean isJson(SqlTypeNameSpec type) {
        return type instanceof SqlUserDefinedTypeNameSpec named
                && named.getTypeName().isSimple()
                && named.getTypeName().getSimple().toUpperCase(Locale.ROOT).matches("JSONB?");
    }

    private static @Nullable SqlTypeName name(SqlTypeNameSpec type) {
        if (!(type instanceof SqlUserDefinedTypeNameSpec named)
                || !named.getTypeName().isSimple()) {
            return null;
        }
        String written = named.getTypeName().getSimple();
        String name = SoftWords.harden(written);
        SqlTypeName known = NAMES.get(name.toUpperCase(Locale.ROOT));
        // The name of a type, where it could be that of a column, was made one that is none.
        return known == null && !name.equals(written)
                ? SqlTypeName.get(name.toUpperCase(Locale.ROOT))
                : known;
    }
}
