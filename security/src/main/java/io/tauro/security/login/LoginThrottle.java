package io.tauro.security.login;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses passwords: after some failures of a user, further attempts fail
 * without being looked at, for longer with each failure up to a bound. The text is the same as of
 * any other failure. Attempts without a user are not counted: what they bring is long and random,
 * and one could keep out all others. Remembers so many users at most. Thread-safe.
 */
public final class LoginThrottle implements PrincipalResolver {

    /** How many failures are free. */
    public static final int FREE = 5;

    static final int MOST_USERS = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** After so long without a failure a user starts afresh. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final PrincipalResolver resolver;
    private final Clock clock;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_USERS;
                }
            };

    private record Failures(int count, long lastMillis) {

        long blockedUntil() {
            if (count < FREE) {
                return 0;
            }
            int doublings = Math.min(count - FREE, 10);
            return lastMillis + Math.min(LONGEST.toMillis(), FIRST.toMillis() << doublings);
        }
    }

    public LoginThrottle(PrincipalResolver resolver) {
        this(resolver, Clock.systemUTC());
    }

    LoginThrottle(PrincipalResolver resolver, Clock clock) {
        this.resolver = resolver;
        this.clock = clock;
    }

    @Override
    public Principal resolve(Optional<String> user, Optional<String> password) {
        Optional<String> counted = user.filter(name -> !name.isEmpty()).map(LoginThrottle::cut);
        if (counted.isEmpty()) {
            return resolver.resolve(user, password);
        }
        if (isBlocked(counted.get())) {
            throw LoginFailure.error();
        }
        try {
            Principal principal = resolver.resolve(user, password);
            synchronized (failures) {
                failures.remove(counted.get());
            }
            return principal;
        } catch (TauroException e) {
            if (e.code() == ErrorCode.AUTHENTICATION_FAILED) {
                failed(counted.get());
            }
            throw e;
        }
    }

    /** Names are somebody else's input: what is kept of one is bounded. */
    private static String cut(String user) {
        return user.length() <= 200 ? user : user.substring(0, 200);
    }

    private boolean isBlocked(String user) {
        synchronized (failures) {
            Failures known = failures.get(user);
            return known != null && clock.millis() < known.blockedUntil();
        }
    }

    private void failed(String user) {
        long now = clock.millis();
        synchronized (failures) {
            failures.merge(
                    user,
                    new Failures(1, now),
                    (before, one) ->
                            now - before.lastMillis() > FORGOTTEN.toMillis()
                                    ? one
                                    : new Failures(before.count() + 1, now));
        }
    }

    int remembered() {
        synchronized (failures) {
            return failures.size();
        }
    }
}
