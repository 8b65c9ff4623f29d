package io.tauro.internal.sql;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
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
                        any[0] |= known(type) != null;
                        return null;
                    }
                });
        SqlNode resolved = any[0] ? query.accept(new TypeNames()) : query;
        return resolved == null ? query : resolved;
    }

    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        SqlTypeName known = known(type);
        return known == null
                ? type
                : new SqlDataTypeSpec(
                        new SqlBasicTypeNameSpec(known, type.getParserPosition()),
                        type.getParserPosition());
    }

    private static @Nullable SqlTypeName known(SqlDataTypeSpec type) {
        if (!(type.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec named)
                || !named.getTypeName().isSimple()) {
            return null;
        }
        String name = SoftWords.harden(named.getTypeName().getSimple());
        return NAMES.get(name.toUpperCase(Locale.ROOT));
    }
}
