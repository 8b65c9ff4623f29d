package io.tauro.security.login;

import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Principals by their API keys. A key comes as the password; the user may be left out, and must be
 * the principal's id if it is not. Of a key only a hash is known. Keys can be added and revoked at
 * any time. Thread-safe.
 */
public final class ApiKeys implements PrincipalResolver {

    /** Checked where there is no key of an id, so that this takes as long. */
    private static final ApiKey NOBODY =
            ApiKey.issue(Principal.ANONYMOUS, Optional.of(Instant.EPOCH)).key();

    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final Clock clock;

    public ApiKeys(Collection<ApiKey> keys) {
        this(keys, Clock.systemUTC());
    }

    ApiKeys(Collection<ApiKey> keys, Clock clock) {
        keys.forEach(this::add);
        this.clock = clock;
    }

    /** Accepts a key from now on. */
    public void add(ApiKey key) {
        keys.put(key.id(), key);
    }

    /** Refuses a key from now on; says whether it was known. Sessions that are open stay open. */
    public boolean revoke(String id) {
        return keys.remove(id) != null;
    }

    @Override
    public Principal resolve(Optional<String> user, Optional<String> password) {
        Optional<ApiKey.Parts> parts = password.flatMap(ApiKey.Parts::of);
        ApiKey key = parts.map(ApiKey.Parts::id).map(keys::get).orElse(NOBODY);
        boolean matches = key.matches(parts.map(ApiKey.Parts::secret).orElse(""));
        boolean expired = key.expires().filter(end -> !clock.instant().isBefore(end)).isPresent();
        boolean named =
                user.filter(name -> !name.isEmpty()).map(key.principal().id()::equals).orElse(true);
        if (!matches || expired || !named) {
            throw LoginFailure.error();
        }
        return key.principal();
    }
}
