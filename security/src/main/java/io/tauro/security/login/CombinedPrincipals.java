package io.tauro.security.login;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Several ways of letting somebody in. What comes as the password tells by its form which of them
 * is asked: an API key, a signed token, else a password. None is asked after another has refused,
 * but for tokens of several providers. Thread-safe if the others are.
 */
public final class CombinedPrincipals implements PrincipalResolver {

    /** Three parts in the alphabet of base64url. */
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private final PrincipalResolver passwords;
    private final PrincipalResolver apiKeys;
    private final List<PrincipalResolver> tokens;

    /**
     * @param passwords asked for everything that is neither a key nor a token
     * @param apiKeys asked for what has the form of a key
     * @param tokens asked for what has the form of a token, one after the other; where there are
     *     none, a token is a password
     */
    public CombinedPrincipals(
            PrincipalResolver passwords,
            PrincipalResolver apiKeys,
            List<? extends PrincipalResolver> tokens) {
        this.passwords = passwords;
        this.apiKeys = apiKeys;
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public Principal resolve(Optional<String> user, Optional<String> password) {
        String brought = password.orElse("");
        if (ApiKey.Parts.of(brought).isPresent()) {
            return apiKeys.resolve(user, password);
        }
        return tokens.isEmpty() || !TOKEN.matcher(brought).matches()
                ? passwords.resolve(user, password)
                : byToken(user, password);
    }

    /** A provider that does not answer is told of only if none of the others knows the token. */
    private Principal byToken(Optional<String> user, Optional<String> token) {
        TauroException failure = LoginFailure.error();
        for (PrincipalResolver provider : tokens) {
            try {
                return provider.resolve(user, token);
            } catch (TauroException e) {
                if (e.code() != ErrorCode.AUTHENTICATION_FAILED) {
                    failure = e;
                }
            }
        }
        throw failure;
    }
}
