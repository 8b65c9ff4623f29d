package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.LeafColumn.Kind;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;

/**
 * What the values of a column are: by its logical type, else by the older converted type, else by
 * how they are stored.
 */
final class LogicalTypes {

    static final DataType UNSIGNED_LONG = DataType.decimal(20, 0);

    /** None of our intervals has months, days and milliseconds in one. */
    private static final DataType INTERVAL =
            DataType.row(
                    List.of(
                            Column.of("months", DataType.BIGINT),
                            Column.of("days", DataType.BIGINT),
                            Column.of("milliseconds", DataType.BIGINT)));

    private final SchemaElement element;
    private final Type physical;

    private LogicalTypes(SchemaElement element) {
        this.element = element;
        this.physical = element.getType();
    }

    /** Empty if there is no type here that means the same, or if the file contradicts itself. */
    static Optional<Kind> of(SchemaElement element) {
        if (element.getType() == Type.FIXED_LEN_BYTE_ARRAY && element.getType_length() <= 0) {
            return Optional.empty();
        }
        LogicalTypes types = new LogicalTypes(element);
        if (element.getConverted_type() == ConvertedType.INTERVAL) {
            return types.hasLength(12) ? types.kind(INTERVAL, Unit.NONE, false) : Optional.empty();
        }
        if (element.isSetLogicalType() && element.getLogicalType().isSet()) {
            return types.logical(element.getLogicalType());
        }
        return element.isSetConverted_type()
                ? types.converted(element.getConverted_type())
                : types.stored();
    }

    private Optional<Kind> kind(DataType type, Unit unit, boolean unsigned) {
        int length =
                physical == Type.FIXED_LEN_BYTE_ARRAY
                        ? element.getType_length()
                        : physical == Type.INT96 ? 12 : 0;
        return Optional.of(new Kind(physical, length, type, unit, unsigned, isUnknown()));
    }

    private Optional<Kind> ifStoredAs(Type expected, DataType type) {
        return physical == expected ? kind(type, Unit.NONE, false) : Optional.empty();
    }

    private Optional<Kind> stored() {
        return switch (physical) {
            case BOOLEAN -> kind(DataType.BOOLEAN, Unit.NONE, false);
            case INT32 -> kind(DataType.INTEGER, Unit.NONE, false);
            case INT64 -> kind(DataType.BIGINT, Unit.NONE, false);
            case INT96 -> kind(DataType.TIMESTAMP, Unit.NANOS, false);
            case FLOAT -> kind(DataType.REAL, Unit.NONE, false);
            case DOUBLE -> kind(DataType.DOUBLE, Unit.NONE, false);
            case BYTE_ARRAY -> kind(DataType.VARBINARY, Unit.NONE, false);
            case FIXED_LEN_BYTE_ARRAY ->
                    kind(DataType.varbinary(element.getType_length()), Unit.NONE, false);
        };
    }

    private Optional<Kind> logical(LogicalType logical) {
        if (logical.isSetSTRING() || logical.isSetENUM()) {
            return ifStoredAs(Type.BYTE_ARRAY, DataType.VARCHAR);
        }
        if (logical.isSetJSON()) {
            return ifStoredAs(Type.BYTE_ARRAY, DataType.JSON);
        }
        if (logical.isSetDECIMAL()) {
            return decimal(logical.getDECIMAL().getPrecision(), logical.getDECIMAL().getScale());
        }
        if (logical.isSetDATE()) {
            return ifStoredAs(Type.INT32, DataType.DATE);
        }
        if (logical.isSetTIME()) {
            return time(unit(logical.getTIME().getUnit()));
        }
        if (logical.isSetTIMESTAMP()) {
            return timestamp(
                    unit(logical.getTIMESTAMP().getUnit()),
                    logical.getTIMESTAMP().isIsAdjustedToUTC());
        }
        if (logical.isSetINTEGER()) {
            return integer(logical.getINTEGER().getBitWidth(), logical.getINTEGER().isIsSigned());
        }
        if (logical.isSetUUID()) {
            return hasLength(16) ? kind(DataType.UUID, Unit.NONE, false) : Optional.empty();
        }
        if (logical.isSetFLOAT16()) {
            return hasLength(2) ? kind(DataType.REAL, Unit.NONE, false) : Optional.empty();
        }
        return stored();
    }

    private boolean isUnknown() {
        return element.isSetLogicalType()
                && element.getLogicalType().isSetUNKNOWN()
                && element.getConverted_type() != ConvertedType.INTERVAL;
    }

    private boolean hasLength(int bytes) {
        return physical == Type.FIXED_LEN_BYTE_ARRAY && element.getType_length() == bytes;
    }

    private static Unit unit(TimeUnit unit) {
        return unit.isSetMILLIS() ? Unit.MILLIS : unit.isSetMICROS() ? Unit.MICROS : Unit.NANOS;
    }

    private Optional<Kind> time(Unit unit) {
        boolean fits = physical == (unit == Unit.MILLIS ? Type.INT32 : Type.INT64);
        return fits
                ? kind(DataType.time(unit == Unit.MILLIS ? 3 : 6), unit, false)
                : Optional.empty();
    }

    private Optional<Kind> timestamp(Unit unit, boolean instant) {
        int digits = unit == Unit.MILLIS ? 3 : 6;
        DataType type =
                instant ? DataType.timestampWithTimeZone(digits) : DataType.timestamp(digits);
        return physical == Type.INT64 ? kind(type, unit, false) : Optional.empty();
    }

    private Optional<Kind> integer(int bits, boolean signed) {
        if (physical != (bits == 64 ? Type.INT64 : Type.INT32)) {
            return Optional.empty();
        }
        return switch (bits) {
            case 8 -> kind(signed ? DataType.TINYINT : DataType.SMALLINT, Unit.NONE, !signed);
            case 16 -> kind(signed ? DataType.SMALLINT : DataType.INTEGER, Unit.NONE, !signed);
            case 32 -> kind(signed ? DataType.INTEGER : DataType.BIGINT, Unit.NONE, !signed);
            case 64 -> kind(signed ? DataType.BIGINT : UNSIGNED_LONG, Unit.NONE, !signed);
            default -> Optional.empty();
        };
    }

    private Optional<Kind> decimal(int precision, int scale) {
        boolean storable =
                switch (physical) {
                    case INT32 -> precision <= 9;
                    case INT64 -> precision <= 18;
                    case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                            precision <= DataType.MAX_DECIMAL_PRECISION;
                    default -> false;
                };
        boolean sound = storable && precision >= 1 && scale >= 0 && scale <= precision;
        return sound
                ? kind(DataType.decimal(precision, scale), Unit.NONE, false)
                : Optional.empty();
    }

    private Optional<Kind> converted(ConvertedType converted) {
        return switch (converted) {
            case UTF8, ENUM -> ifStoredAs(Type.BYTE_ARRAY, DataType.VARCHAR);
            case JSON -> ifStoredAs(Type.BYTE_ARRAY, DataType.JSON);
            case BSON -> ifStoredAs(Type.BYTE_ARRAY, DataType.VARBINARY);
            case DECIMAL -> decimal(element.getPrecision(), element.getScale());
            case DATE -> ifStoredAs(Type.INT32, DataType.DATE);
            case TIME_MILLIS -> time(Unit.MILLIS);
            case TIME_MICROS -> time(Unit.MICROS);
            case TIMESTAMP_MILLIS -> timestamp(Unit.MILLIS, true);
            case TIMESTAMP_MICROS -> timestamp(Unit.MICROS, true);
            case INT_8 -> integer(8, true);
            case INT_16 -> integer(16, true);
            case INT_32 -> integer(32, true);
            case INT_64 -> integer(64, true);
            case UINT_8 -> integer(8, false);
            case UINT_16 -> integer(16, false);
            case UINT_32 -> integer(32, false);
            case UINT_64 -> integer(64, false);
            default -> Optional.empty();
        };
    }
}
