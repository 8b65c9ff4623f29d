package io.tauro.security.login;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;

/** What is said to whoever is not let in: the same for every reason. */
public final class LoginFailure {

    private LoginFailure() {}

    public static TauroException error() {
        return new TauroException(
                ErrorCode.AUTHENTICATION_FAILED,
                "The user and the password were not accepted. Check both.");
    }
}
