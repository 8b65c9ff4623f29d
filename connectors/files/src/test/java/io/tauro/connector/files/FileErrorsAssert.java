package io.tauro.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks the errors of reading files. */
public final class FileErrorsAssert {

    private FileErrorsAssert() {}

    /** That an action fails with a code, and with a message that has these parts. */
    public static TauroException assertFails(
            ErrorCode code, ThrowingCallable action, String... parts) {
        TauroException error = catchThrowableOfType(TauroException.class, action);
        assertThat(error).isNotNull();
        assertThat(error.code()).as("%s", error).isEqualTo(code);
        for (String part : parts) {
            assertThat(error.getMessage()).contains(part);
        }
        return error;
    }
}
