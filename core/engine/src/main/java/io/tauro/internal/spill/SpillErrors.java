package io.tauro.internal.spill;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Map;

/** What can go wrong with files of ours. */
final class SpillErrors {

    private SpillErrors() {}

    static TauroException failed(String holder, Path directory, Exception cause) {
        if (cause instanceof ClosedByInterruptException) {
            return new TauroException(
                    ErrorCode.QUERY_CANCELLED,
                    "The query was cancelled, because its thread was interrupted. Run it again.",
                    cause);
        }
        return new TauroException(
                ErrorCode.SPILL_FAILED,
                "The "
                        + holder
                        + " exceeds its memory and could not use a file in '"
                        + directory
                        + "'. Make room there, set 'spill_directory' to a folder that can be written"
                        + " to, or raise 'query_memory'.",
                Map.of("operator", holder, "option", "spill_directory"),
                cause);
    }

    static TauroException damaged(String holder, Path directory) {
        return failed(holder, directory, new IOException("A block is not what was written"));
    }

    static TauroException full(String holder, long limit) {
        return new TauroException(
                ErrorCode.SPILL_FAILED,
                "The "
                        + holder
                        + " exceeds its memory, and queries have put "
                        + (limit >> 20)
                        + " MB on disk already, as much as they may. Raise 'query_memory' or the"
                        + " limit of spilled bytes, or read fewer rows or columns.",
                Map.of("operator", holder),
                null);
    }
}
