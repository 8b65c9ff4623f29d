package io.tauro.config;

import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import io.tauro.security.login.ApiKey;
import io.tauro.security.login.LoginFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The principals of a configuration file. One with a hash needs its password, one that has only API
 * keys is not let in without them, and one without either is taken at its word and may not give a
 * password. Whatever is wrong, the answer is the same, and takes about as long. Immutable.
 */
final class ConfiguredPrincipals implements PrincipalResolver {

    private final Map<String, Entry> entries;
    private final PasswordHash nobody;

    /**
     * @param principal who it is
     * @param hash of its password; empty if it has none
     * @param keys its API keys; empty if the file does not speak of any
     */
    record Entry(Principal principal, Optional<PasswordHash> hash, Optional<List<ApiKey>> keys) {

        /** Whether it is taken at its word. */
        boolean isTrusted() {
            return hash.isEmpty() && keys.isEmpty();
        }
    }

    ConfiguredPrincipals(Map<String, Entry> entries) {
        this.entries = Map.copyOf(entries);
        this.nobody =
                PasswordHash.ofNobody(
                        entries.values().stream().flatMap(entry -> entry.hash().stream()).toList());
    }

    @Override
    public Principal resolve(Optional<String> user, Optional<String> password) {
        Optional<Entry> entry = user.flatMap(id -> Optional.ofNullable(entries.get(id)));
        boolean accepted =
                entry.isPresent() && entry.get().isTrusted() && isNone(password)
                        || hashed(entry, password.orElse(""));
        if (!accepted) {
            throw LoginFailure.error();
        }
        return entry.orElseThrow().principal();
    }

    /** Tools that have no password to give often give an empty one. */
    private static boolean isNone(Optional<String> password) {
        return password.orElse("").isEmpty();
    }

    /** Works for an unknown user as long as for a known one. */
    private boolean hashed(Optional<Entry> entry, String password) {
        Optional<PasswordHash> hash = entry.flatMap(Entry::hash);
        boolean matches = hash.orElse(nobody).matches(password);
        return matches && hash.isPresent();
    }
}
