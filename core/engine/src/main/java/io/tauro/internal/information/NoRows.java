package io.tauro.internal.information;

import io.tauro.spi.Cancellation;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a table of which nothing is known has. */
final class NoRows {

    private NoRows() {}

    static Stream<@Nullable Object[]> of(Names names, Wanted wanted, Cancellation cancellation) {
        return Stream.empty();
    }
}
