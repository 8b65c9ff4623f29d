package io.tauro.connector.files.parquet;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts vectors of one type one behind the other. */
final class Joined {

    private Joined() {}

    static ColumnVector of(List<ColumnVector> pieces) {
        List<ColumnVector> some = pieces.stream().filter(piece -> piece.size() > 0).toList();
        if (some.size() <= 1) {
            return some.isEmpty() ? pieces.get(0) : some.get(0);
        }
        VectorBuilder builder =
                new VectorBuilder(
                        some.get(0).type(), some.stream().mapToInt(ColumnVector::size).sum());
        for (ColumnVector piece : some) {
            append(builder, piece);
        }
        return builder.build();
    }

    private static void append(VectorBuilder builder, ColumnVector piece) {
        boolean coded = piece instanceof DictionaryVector;
        ColumnVector plain = piece instanceof DictionaryVector codes ? codes.dictionary() : piece;
        int @Nullable [] codes = coded ? ((DictionaryVector) piece).codes() : null;
        for (int row = 0; row < piece.size(); row++) {
            if (piece.isNull(row)) {
                builder.appendNull();
            } else {
                value(builder, plain, codes == null ? row : codes[row]);
            }
        }
    }

    private static void value(VectorBuilder builder, ColumnVector plain, int row) {
        if (plain instanceof BytesVector bytes) {
            builder.appendBytes(bytes.data(), bytes.start(row), bytes.length(row));
        } else if (plain instanceof LongVector longs) {
            builder.appendLong(longs.values()[row]);
        } else if (plain instanceof IntVector ints) {
            builder.appendInt(ints.values()[row]);
        } else if (plain instanceof DoubleVector doubles) {
            builder.appendDouble(doubles.values()[row]);
        } else if (plain instanceof BooleanVector booleans) {
            builder.appendBoolean(booleans.values()[row]);
        } else if (plain instanceof DecimalVector decimals) {
            long[] high = decimals.high();
            long low = decimals.low()[row];
            builder.appendDecimal(high == null ? low >> 63 : high[row], low);
        } else {
            builder.append(plain.value(row));
        }
    }
}
