package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The elements of all arguments of a call in one vector, so that they can be compared and gathered
 * together: of an array its elements, of another argument its values.
 */
final class ArrayArguments {

    private final Arguments arguments;
    private final ColumnVector elements;
    private final int[] starts;

    /**
     * @param count how many of the arguments, from the first
     * @param single which of them are elements themselves, by their position
     * @param element the type that all elements have
     */
    ArrayArguments(Arguments arguments, int count, IntPredicate single, DataType element) {
        this.arguments = arguments;
        this.starts = new int[count + 1];
        List<ColumnVector> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ColumnVector part = single.test(i) ? arguments.vector(i) : list(i).elements();
            parts.add(Retype.as(element, Vectors.flatten(part)));
            starts[i + 1] = Limits.position((long) starts[i] + part.size());
        }
        this.elements = Vectors.flatten(Vectors.concat(element, parts));
    }

    private ListVector list(int argument) {
        return (ListVector) arguments.vector(argument);
    }

    ColumnVector elements() {
        return elements;
    }

    /** How many arguments there are. */
    int count() {
        return starts.length - 1;
    }

    /** The position of the first element of an array. */
    int first(int argument, int row) {
        return starts[argument] + list(argument).offsets()[row & arguments.mask(argument)];
    }

    /** The position behind the last element of an array. */
    int end(int argument, int row) {
        return starts[argument] + list(argument).offsets()[(row & arguments.mask(argument)) + 1];
    }

    /** The position of an argument that is no array. */
    int single(int argument, int row) {
        return starts[argument] + (row & arguments.mask(argument));
    }

    boolean isNull(int argument, int row) {
        return arguments.isNull(argument, row);
    }
}
