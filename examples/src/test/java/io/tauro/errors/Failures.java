package io.tauro.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Looks at errors as whoever reads a log does: message, context, causes. */
final class Failures {

    /** In every literal, value of a row and secret of these tests, and in no name. */
    static final String CONFIDENTIAL = "zq7";

    private Failures() {}

    static TauroException of(VirtualContext context, String sql, @Nullable Object... parameters) {
        VirtualSession session = context.as(Principal.ANONYMOUS);
        return of(
                () -> {
                    try (QueryResult result = session.query(sql, parameters)) {
                        result.toList();
                    }
                });
    }

    static TauroException of(ThrowingCallable action) {
        Throwable thrown = catchThrowable(action);
        assertThat(thrown).isInstanceOf(TauroException.class);
        TauroException error = (TauroException) thrown;
        keepsSecrets(error);
        return error;
    }

    /** No message, context or cause has anything confidential, nor the words of a driver. */
    private static void keepsSecrets(TauroException error) {
        for (Throwable cause : chain(error)) {
            assertThat(String.valueOf(cause.getMessage()))
                    .as("message of %s", cause.getClass().getName())
                    .doesNotContain(CONFIDENTIAL);
            if (cause instanceof TauroException ours) {
                assertThat(ours.context().toString()).doesNotContain(CONFIDENTIAL);
                assertThat(ours.getMessage()).startsWith(ours.code().id() + " ");
                assertThat(ours.text())
                        .as("what, where. What to do.")
                        .matches("(?s)\\S.*[.?] \\S.*[.?]");
            }
            if (cause instanceof SQLException) {
                assertThat(cause.getMessage()).as("words of a driver").matches("[\\w.$]+");
            }
        }
    }

    private static List<Throwable> chain(Throwable error) {
        List<Throwable> found = new ArrayList<>();
        List<Throwable> open = new ArrayList<>(List.of(error));
        while (!open.isEmpty()) {
            Throwable next = open.remove(0);
            if (!found.contains(next)) {
                found.add(next);
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
                open.addAll(List.of(next.getSuppressed()));
            }
        }
        return found;
    }
}
