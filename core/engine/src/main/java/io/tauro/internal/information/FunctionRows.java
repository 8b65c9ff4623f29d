package io.tauro.internal.information;

import io.tauro.spi.Cancellation;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions that queries may call, each once whatever it takes. */
final class FunctionRows {

    private FunctionRows() {}

    static Stream<@Nullable Object[]> of(Names names, Wanted wanted, Cancellation cancellation) {
        return names.functions().stream().map(FunctionRows::row);
    }

    private static @Nullable Object[] row(ListedFunction function) {
        return new @Nullable Object[] {
            "",
            "",
            function.name(),
            "",
            "",
            function.name(),
            "FUNCTION",
            null,
            "EXTERNAL",
            null,
            null,
            null,
            null,
            function.kind()
        };
    }
}
