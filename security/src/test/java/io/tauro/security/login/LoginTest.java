package io.tauro.security.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** API keys, hashes of passwords, and what happens to whoever guesses. */
class LoginTest {

    private static final Principal ANA = Principal.of("ana", "analyst").inTenant("acme");

    /** A clock that goes when it is told to. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private final Hand clock = new Hand();

    private static void assertRefused(PrincipalResolver resolver, String user, String password) {
        assertThatThrownBy(
                        () ->
                                resolver.resolve(
                                        Optional.ofNullable(user), Optional.ofNullable(password)))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED))
                .hasMessage("TAURO-3002 The user and the password were not accepted. Check both.")
                .hasNoCause();
    }

    private static Principal accepted(PrincipalResolver resolver, String user, String password) {
        return resolver.resolve(Optional.ofNullable(user), Optional.of(password));
    }

    @Test
    void aKeyIsItsPrincipalWithOrWithoutTheName() {
        ApiKey.Issued issued = ApiKey.issue(ANA, Optional.empty());
        ApiKeys keys = new ApiKeys(List.of(issued.key()), clock);
        assertThat(accepted(keys, null, issued.text())).isEqualTo(ANA);
        assertThat(accepted(keys, "", issued.text())).isEqualTo(ANA);
        assertThat(accepted(keys, "ana", issued.text())).isEqualTo(ANA);
        assertThat(issued.text()).matches("tauro_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
    }

    @Test
    void whatIsKeptOfAKeyIsNotTheKey() {
        ApiKey.Issued issued = ApiKey.issue(ANA, Optional.empty());
        String secret = issued.text().substring(23);
        assertThat(issued.key().hash()).doesNotContain(secret).hasSize(64);
        assertThat(issued.toString()).doesNotContain(secret).doesNotContain(issued.key().hash());
        assertThat(ApiKey.issue(ANA, Optional.empty()).text()).isNotEqualTo(issued.text());
    }

    @Test
    void anythingElseThanTheKeyIsRefusedInTheSameWords() {
        ApiKey.Issued issued = ApiKey.issue(ANA, Optional.empty());
        ApiKey.Issued other = ApiKey.issue(ANA, Optional.empty());
        ApiKeys keys = new ApiKeys(List.of(issued.key()), clock);
        String text = issued.text();
        List<String> wrong = new ArrayList<>();
        wrong.add(null);
        wrong.add("");
        wrong.add("tauro_");
        wrong.add(other.text());
        wrong.add(text.substring(0, text.length() - 1));
        wrong.add(text + "A");
        wrong.add(text.substring(0, 23) + other.text().substring(23));
        wrong.add(other.text().substring(0, 23) + text.substring(23));
        wrong.add(issued.key().hash());
        wrong.add("tauro_" + issued.key().id() + "_" + "A".repeat(43));
        wrong.add("x".repeat(1_000_000));
        wrong.forEach(password -> assertRefused(keys, null, password));
        assertRefused(keys, "bo", text);
    }

    @Test
    void aKeyEndsWhenItExpiresOrIsRevoked() {
        ApiKey.Issued issued =
                ApiKey.issue(ANA, Optional.of(clock.instant().plus(Duration.ofHours(1))));
        ApiKeys keys = new ApiKeys(List.of(issued.key()), clock);
        clock.pass(Duration.ofMinutes(59));
        assertThat(accepted(keys, null, issued.text())).isEqualTo(ANA);
        clock.pass(Duration.ofMinutes(1));
        assertRefused(keys, null, issued.text());

        ApiKey.Issued lasting = ApiKey.issue(ANA, Optional.empty());
        keys.add(lasting.key());
        assertThat(accepted(keys, null, lasting.text())).isEqualTo(ANA);
        assertThat(keys.revoke(lasting.key().id())).isTrue();
        assertThat(keys.revoke(lasting.key().id())).isFalse();
        assertRefused(keys, null, lasting.text());
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id}. */
    @Test
    void anArgon2idHashIsThatOfItsPassword() {
        Argon2Hash hash =
                Argon2Hash.parse(
                                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                        .orElseThrow();
        assertThat(hash.matches("password")).isTrue();
        assertThat(hash.matches("Password")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.ofNobody().matches("password")).isFalse();
        assertThat(hash.cost()).isEqualTo(131_072);
        assertThat(hash).hasToString("***");
    }

    @Test
    void otherTextsAreNoHashesThatAreAccepted() {
        String salt = "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        for (String text :
                List.of(
                        "$argon2i$v=19$m=65536,t=2,p=1" + salt,
                        "$argon2d$v=19$m=65536,t=2,p=1" + salt,
                        "$argon2id$v=16$m=65536,t=2,p=1" + salt,
                        "$argon2id$v=19$m=9999999,t=2,p=1" + salt,
                        "$argon2id$v=19$m=65536,t=999,p=1" + salt,
                        "$argon2id$v=19$m=65536,t=0,p=1" + salt,
                        "$argon2id$v=19$m=65536,t=2,p=0" + salt,
                        "$argon2id$v=19$m=65536,t=2,p=1$short$CTFh",
                        "")) {
            assertThat(Argon2Hash.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void whoeverGuessesHasToWaitForLongerEachTime() {
        List<String> asked = new ArrayList<>();
        LoginThrottle throttle =
                new LoginThrottle(
                        (user, password) -> {
                            asked.add(password.orElse(""));
                            if (password.orElse("").equals("right")) {
                                return ANA;
                            }
                            throw LoginFailure.error();
                        },
                        clock);
        for (int i = 0; i < LoginThrottle.FREE; i++) {
            assertRefused(throttle, "ana", "wrong");
        }
        assertThat(asked).hasSize(5);
        assertRefused(throttle, "ana", "right");
        assertThat(asked).hasSize(5);
        assertThat(accepted(throttle, "bo", "right")).isEqualTo(ANA);
        clock.pass(Duration.ofMillis(1001));
        assertRefused(throttle, "ana", "wrong");
        clock.pass(Duration.ofMillis(1001));
        assertRefused(throttle, "ana", "right");
        assertThat(asked).hasSize(7);
        clock.pass(Duration.ofMillis(1001));
        assertThat(accepted(throttle, "ana", "right")).isEqualTo(ANA);
        assertRefused(throttle, "ana", "wrong");
        assertThat(accepted(throttle, "ana", "right")).isEqualTo(ANA);
    }

    @Test
    void theWaitIsBoundedAndSoIsWhatIsRemembered() {
        LoginThrottle throttle =
                new LoginThrottle(
                        (user, password) -> {
                            if (password.orElse("").equals("right")) {
                                return ANA;
                            }
                            throw LoginFailure.error();
                        },
                        clock);
        for (int i = 0; i < 100; i++) {
            clock.pass(Duration.ofSeconds(31));
            assertRefused(throttle, "ana", "wrong");
        }
        clock.pass(Duration.ofSeconds(31));
        assertThat(accepted(throttle, "ana", "right")).isEqualTo(ANA);
        for (int i = 0; i < LoginThrottle.MOST_USERS + 100; i++) {
            assertRefused(throttle, "user" + i, "wrong");
        }
        assertThat(throttle.remembered()).isEqualTo(LoginThrottle.MOST_USERS);
        for (int i = 0; i < 20; i++) {
            assertRefused(throttle, null, "wrong");
        }
        assertThat(accepted(throttle, null, "right")).isEqualTo(ANA);
    }

    private static PrincipalResolver only(Principal principal, String password) {
        return (user, given) -> {
            if (!given.orElse("").equals(password)) {
                throw LoginFailure.error();
            }
            return principal;
        };
    }

    private static final PrincipalResolver AWAY =
            (user, given) -> {
                throw new TauroException(ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE, "Away.");
            };

    @Test
    void theFormOfWhatIsBroughtSaysWhoIsAsked() {
        ApiKey.Issued key = ApiKey.issue(ANA, Optional.empty());
        Principal byPassword = Principal.of("bo");
        Principal byToken = Principal.of("cy");
        PrincipalResolver combined =
                new CombinedPrincipals(
                        only(byPassword, "a.b"),
                        new ApiKeys(List.of(key.key())),
                        List.of(AWAY, only(byToken, "aa.bb.cc")));

        assertThat(combined.resolve(Optional.empty(), Optional.of(key.text()))).isEqualTo(ANA);
        assertThat(combined.resolve(Optional.empty(), Optional.of("aa.bb.cc"))).isEqualTo(byToken);
        assertThat(combined.resolve(Optional.empty(), Optional.of("a.b"))).isEqualTo(byPassword);
        assertRefused(combined, "bo", "other");
        assertRefused(combined, null, null);
    }

    @Test
    void aTokenThatNobodyKnowsWhileAProviderIsAwayMayYetBeGood() {
        PrincipalResolver combined =
                new CombinedPrincipals(
                        only(ANA, "x"), only(ANA, "x"), List.of(AWAY, only(ANA, "x")));
        assertThatThrownBy(() -> combined.resolve(Optional.empty(), Optional.of("aa.bb.cc")))
                .hasMessageStartingWith("TAURO-3007");
    }

    @Test
    void whereThereAreNoProvidersATokenIsAPassword() {
        PrincipalResolver combined =
                new CombinedPrincipals(only(ANA, "a.b.c"), only(ANA, "x"), List.of());
        assertThat(combined.resolve(Optional.empty(), Optional.of("a.b.c"))).isEqualTo(ANA);
    }

    @Test
    void theCommandPrintsAKeyAndTheEntryThatItIsAcceptedBy() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code =
                IssueApiKey.run(
                        new String[] {"2030-01-01T00:00:00Z"},
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(errors, true, UTF_8));
        List<String> lines = out.toString(UTF_8).lines().toList();
        Matcher entry =
                Pattern.compile(
                                "  - \\{id: \"(.{16})\", hash: \"(.{64})\", expires: \"2030-01-01T00:00:00Z\"}")
                        .matcher(lines.get(3));

        assertThat(code).isZero();
        assertThat(entry.matches()).isTrue();
        ApiKeys keys =
                new ApiKeys(
                        List.of(new ApiKey(entry.group(1), entry.group(2), ANA, Optional.empty())));
        assertThat(keys.resolve(Optional.empty(), Optional.of(lines.get(1).strip())))
                .isEqualTo(ANA);
        assertThat(
                        IssueApiKey.run(
                                new String[] {"tomorrow"},
                                new PrintStream(out, true, UTF_8),
                                new PrintStream(errors, true, UTF_8)))
                .isEqualTo(2);
        assertThat(errors.toString(UTF_8).strip())
                .isEqualTo("When the key ends is written as 2027-01-01T00:00:00Z.");
    }
}
