package io.tauro.internal.kernel;

import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that make lists, row by row. */
final class ListMaker {

    private ListMaker() {}

    /** Makes the list of a row; null for none. */
    @FunctionalInterface
    interface Function {
        @Nullable List<? extends @Nullable Object> apply(Arguments arguments, int row);
    }

    static Kernel kernel(FunctionCall call, Function function) {
        if (call.type().kind() != TypeKind.ARRAY) {
            throw KernelErrors.notSupported(call);
        }
        return (arguments, rows) -> {
            VectorBuilder lists = new VectorBuilder(call.type(), rows.size());
            int next = 0;
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                for (; next < row; next++) {
                    lists.appendNull();
                }
                lists.append(function.apply(arguments, row));
                next = row + 1;
            }
            for (; next < rows.size(); next++) {
                lists.appendNull();
            }
            return lists.build();
        };
    }
}
