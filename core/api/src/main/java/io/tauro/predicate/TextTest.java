package io.tauro.predicate;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Comparisons of UTF-8 with a literal: its bytes are ordered as code points are. */
record TextTest(PredicateOperator operator, byte[] literal) implements ValueTest {

    static ValueTest of(PredicateOperator operator, String text) {
        byte[] literal = text.getBytes(StandardCharsets.UTF_8);
        // What is not proper Unicode has no such bytes.
        return new String(literal, StandardCharsets.UTF_8).equals(text)
                ? new TextTest(operator, literal)
                : BOXED;
    }

    @Override
    public int select(ColumnVector vector, int[] rows, int count) {
        if (!(vector instanceof BytesVector bytes) || !bytes.type().kind().isText()) {
            return CANNOT;
        }
        int valid = ValueTest.nulls(vector, rows, count, false);
        boolean equality = operator == PredicateOperator.EQ || operator == PredicateOperator.NEQ;
        return equality ? equal(bytes, rows, valid) : ordered(bytes, rows, valid);
    }

    private int equal(BytesVector bytes, int[] rows, int count) {
        boolean wanted = operator == PredicateOperator.EQ;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int start = bytes.start(row);
            int length = bytes.length(row);
            boolean same =
                    length == literal.length
                            && Arrays.equals(
                                    bytes.data(), start, start + length, literal, 0, length);
            rows[kept] = row;
            kept += same == wanted ? 1 : 0;
        }
        return kept;
    }

    private int ordered(BytesVector bytes, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int start = bytes.start(row);
            int order =
                    Arrays.compareUnsigned(
                            bytes.data(),
                            start,
                            start + bytes.length(row),
                            literal,
                            0,
                            literal.length);
            rows[kept] = row;
            kept += holds(order) ? 1 : 0;
        }
        return kept;
    }

    private boolean holds(int order) {
        return switch (operator) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }
}
