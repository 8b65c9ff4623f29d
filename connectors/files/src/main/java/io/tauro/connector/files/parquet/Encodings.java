package io.tauro.connector.files.parquet;

import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** The ways in which the values of a column can be written. Stateless. */
final class Encodings {

    private final LeafColumn column;

    Encodings(LeafColumn column) {
        this.column = column;
    }

    /** Bytes a value; 0 where each value has a length of its own. */
    int width() {
        return switch (column.kind().physical()) {
            case BOOLEAN, BYTE_ARRAY -> 0;
            case INT32, FLOAT -> 4;
            case INT64, DOUBLE -> 8;
            case INT96, FIXED_LEN_BYTE_ARRAY -> column.kind().length();
        };
    }

    /** Whether nothing of the beginning of a page is wanted when something behind it was read. */
    boolean areInOrder(Encoding encoding) {
        return column.kind().physical() != Type.BOOLEAN && encoding != Encoding.BYTE_STREAM_SPLIT;
    }

    /** The values of a page, which are not codes. */
    PageValues values(PageBytes page, Encoding encoding) {
        byte[] data = page.data();
        int start = page.start();
        int end = page.limit();
        @Nullable PageWindow pieces = page.window();
        if (page.left() == 0) {
            return new PlainValues(data, start, end, Math.max(width(), 0));
        }
        boolean bytesOfAnyLength = column.kind().physical() == Type.BYTE_ARRAY;
        boolean fixedBytes = column.kind().physical() == Type.FIXED_LEN_BYTE_ARRAY;
        boolean fits =
                switch (encoding) {
                    case PLAIN -> true;
                    case RLE -> column.kind().physical() == Type.BOOLEAN;
                    case DELTA_BINARY_PACKED ->
                            column.kind().physical() == Type.INT32
                                    || column.kind().physical() == Type.INT64;
                    case DELTA_LENGTH_BYTE_ARRAY -> bytesOfAnyLength;
                    case DELTA_BYTE_ARRAY -> bytesOfAnyLength || fixedBytes;
                    case BYTE_STREAM_SPLIT -> width() > 0;
                    default -> false;
                };
        if (!fits) {
            throw new MalformedData("an encoding (" + encoding + ") that does not fit its type");
        }
        return switch (encoding) {
            case PLAIN -> new PlainValues(data, start, end, width(), pieces);
            case RLE -> new RunBooleans(data, start, end);
            case DELTA_BINARY_PACKED -> new DeltaValues(data, start, end, pieces);
            case DELTA_LENGTH_BYTE_ARRAY ->
                    pieces == null
                            ? new DeltaLengthValues(data, start, end)
                            : new DeltaLengthValues(pieces, start);
            case DELTA_BYTE_ARRAY -> {
                PageValues values =
                        pieces == null
                                ? new DeltaBytesValues(data, start, end)
                                : new DeltaBytesValues(pieces, start);
                yield fixedBytes ? new FixedLength(values, width()) : values;
            }
            default -> new SplitValues(data, start, end, width());
        };
    }
}
