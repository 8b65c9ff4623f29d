package io.tauro.connector.h2;

import io.tauro.connector.jdbc.CommonDialect;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/**
 * What H2 computes as the engine does. Integers are checked there, NUMERIC is exact and has room.
 * Text of expressions is compared by its bytes in UTF-8.
 */
final class H2Dialect extends CommonDialect {

    @Override
    public Optional<RemoteColumn> computed(String sql, DataType type) {
        return jdbcType(type).map(known -> at(sql, known, type));
    }

    private static RemoteColumn at(String sql, int jdbcType, DataType type) {
        String name = type.kind() == TypeKind.UUID ? "UUID" : H2Columns.FOLDING;
        int size = type.equals(DataType.VARCHAR) ? 0 : type.precision();
        boolean timed = jdbcType == Types.TIMESTAMP || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE;
        int scale = timed || jdbcType == Types.TIME ? type.precision() : type.scale();
        RemoteColumn column =
                H2Columns.column(
                        new MetadataColumn("computed", sql, jdbcType, name, size, scale, true),
                        false);
        return column.movable(elsewhere -> at(elsewhere, jdbcType, type));
    }

    private static Optional<Integer> jdbcType(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of(Types.BOOLEAN);
            case TINYINT -> Optional.of(Types.TINYINT);
            case SMALLINT -> Optional.of(Types.SMALLINT);
            case INTEGER -> Optional.of(Types.INTEGER);
            case BIGINT -> Optional.of(Types.BIGINT);
            case REAL -> Optional.of(Types.REAL);
            case DOUBLE -> Optional.of(Types.DOUBLE);
            case DECIMAL -> Optional.of(Types.NUMERIC);
            case CHAR -> Optional.of(Types.CHAR);
            case VARCHAR -> Optional.of(Types.VARCHAR);
            case DATE -> Optional.of(Types.DATE);
            case TIME -> Optional.of(Types.TIME);
            case TIMESTAMP -> Optional.of(Types.TIMESTAMP);
            case UUID -> Optional.of(Types.BINARY);
            default -> Optional.empty();
        };
    }

    /** How a type is written in a cast; text keeps its length, which the engine has checked. */
    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DATE, UUID ->
                    Optional.of(type.kind().name());
            case DOUBLE -> Optional.of("DOUBLE PRECISION");
            case DECIMAL -> Optional.of("NUMERIC(" + type.precision() + ", " + type.scale() + ")");
            case CHAR, VARCHAR -> Optional.of("VARCHAR");
            case TIME -> Optional.of("TIME(" + type.precision() + ")");
            case TIMESTAMP -> Optional.of("TIMESTAMP(" + type.precision() + ")");
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "DIVIDE" -> divided(" / ", arguments, type);
            case "MODULO", "MOD" -> divided(" % ", arguments, type);
            default -> super.call(function, arguments, type);
        };
    }

    /** The greatest text by its bytes, as text again. */
    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        Optional<Sql> written = super.aggregate(aggregate, arguments);
        return isTextExtreme(aggregate.function(), aggregate.type())
                ? written.map(sql -> around("CAST(", sql, " AS VARCHAR)"))
                : written;
    }

    private static boolean isTextExtreme(String function, DataType type) {
        return type.kind().isText() && (function.equals("MIN") || function.equals("MAX"));
    }

    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return isTextExtreme(call.function(), call.type())
                ? Optional.empty()
                : super.window(call, arguments);
    }

    /** What was grouped by its bytes becomes text again. */
    @Override
    public RemoteColumn key(RemoteColumn column) {
        DataType type = column.column().type();
        return type.kind().isText() ? computed("x", type).orElse(column) : column;
    }

    @Override
    public boolean joins(JoinKind kind) {
        return kind != JoinKind.FULL;
    }
}
