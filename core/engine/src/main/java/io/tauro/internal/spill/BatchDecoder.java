package io.tauro.internal.spill;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link BatchEncoder} wrote, in the same order. Not thread-safe. */
final class BatchDecoder {

    private final List<DataType> types;
    private final @Nullable ColumnVector[] dictionaries;

    BatchDecoder(List<DataType> types) {
        this.types = types;
        this.dictionaries = new ColumnVector[types.size()];
    }

    Batch read(ByteReader in) {
        int rows = in.readInt();
        List<ColumnVector> columns = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            columns.add(column(in, i, rows));
        }
        return Batch.of(rows, columns);
    }

    private ColumnVector column(ByteReader in, int index, int rows) {
        int tag = in.readByte();
        if (kind(tag) == BatchEncoder.SAME_DICTIONARY) {
            return coded(in, tag, Objects.requireNonNull(dictionaries[index]), rows);
        }
        ColumnVector vector = vector(in, tag, types.get(index), rows);
        if (vector instanceof DictionaryVector coded) {
            dictionaries[index] = coded.dictionary();
        }
        return vector;
    }

    private static int kind(int tag) {
        return tag & 3;
    }

    private static ColumnVector vector(ByteReader in, DataType type, int rows) {
        return vector(in, in.readByte(), type, rows);
    }

    private static ColumnVector vector(ByteReader in, int tag, DataType type, int rows) {
        return switch (kind(tag)) {
            case BatchEncoder.CONSTANT -> new ConstantVector(vector(in, type, 1), rows);
            case BatchEncoder.DICTIONARY -> {
                ColumnVector entries = vector(in, type, in.readInt());
                yield coded(in, tag, entries, rows);
            }
            default -> plain(in, tag, type, rows);
        };
    }

    private static ColumnVector coded(ByteReader in, int tag, ColumnVector entries, int rows) {
        long[] validity = validity(in, tag, rows);
        return new DictionaryVector(entries, in.readInts(rows), validity, rows);
    }

    private static ColumnVector plain(ByteReader in, int tag, DataType type, int rows) {
        long[] validity = validity(in, tag, rows);
        return switch (type.physical()) {
            case BOOLEAN -> new BooleanVector(type, in.readBooleans(rows), validity, rows);
            case INT -> new IntVector(type, in.readInts(rows), validity, rows);
            case LONG -> new LongVector(type, in.readLongs(rows), validity, rows);
            case DOUBLE -> new DoubleVector(type, in.readDoubles(rows), validity, rows);
            case DECIMAL -> {
                long[] low = in.readLongs(rows);
                long[] high = (tag & BatchEncoder.HIGH) == 0 ? null : in.readLongs(rows);
                yield new DecimalVector(type, low, high, validity, rows);
            }
            case BYTES -> {
                int[] offsets = offsets(in, rows);
                yield new BytesVector(type, in.readBytes(offsets[rows]), offsets, validity, rows);
            }
            case LIST -> {
                int[] offsets = offsets(in, rows);
                ColumnVector elements = vector(in, elementType(type), offsets[rows]);
                yield new ListVector(type, offsets, elements, validity, rows);
            }
            case STRUCT -> {
                List<ColumnVector> fields = new ArrayList<>(type.fields().size());
                for (Column field : type.fields()) {
                    fields.add(vector(in, field.type(), rows));
                }
                yield new StructVector(type, fields, validity, rows);
            }
        };
    }

    private static DataType elementType(DataType type) {
        return type.kind() == TypeKind.MAP ? DataType.row(type.fields()) : type.elementType();
    }

    private static int[] offsets(ByteReader in, int rows) {
        int[] lengths = in.readInts(rows);
        int[] offsets = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], lengths[i]);
        }
        return offsets;
    }

    private static long @Nullable [] validity(ByteReader in, int tag, int rows) {
        return (tag & BatchEncoder.VALIDITY) == 0 ? null : in.readWords((rows + 63) >>> 6);
    }
}
