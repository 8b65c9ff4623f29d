package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredPrincipalsTest {

    @TempDir private Path folder;
    private PrincipalResolver resolver;

    private static String hash(BCrypt.Version version, String password) {
        return new String(
                BCrypt.with(version).hash(4, password.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    @BeforeEach
    void readPrincipals() {
        resolver =
                new YamlFiles(folder)
                        .read(
                                """
                                principals:
                                  ana: {roles: [analyst], password_hash: "%s"}
                                  bo: {password_hash: "%s"}
                                  cy: {password_hash: "%s"}
                                  bench: {roles: [admin]}
                                """
                                        .formatted(
                                                hash(BCrypt.Version.VERSION_2A, "pässword"),
                                                hash(BCrypt.Version.VERSION_2B, "b"),
                                                hash(BCrypt.Version.VERSION_2Y, "c".repeat(72))))
                        .principals()
                        .orElseThrow();
    }

    private Principal login(String user, String password) {
        return resolver.resolve(Optional.ofNullable(user), Optional.ofNullable(password));
    }

    private TauroException refusal(String user, String password) {
        return catchThrowableOfType(TauroException.class, () -> login(user, password));
    }

    @Test
    void acceptsTheRightPasswordForEachVersionOfTheHash() {
        assertThat(login("ana", "pässword")).isEqualTo(Principal.of("ana", "analyst"));
        assertThat(login("bo", "b").id()).isEqualTo("bo");
        assertThat(login("cy", "c".repeat(72)).id()).isEqualTo("cy");
        assertThat(login("cy", "c".repeat(80)).id()).isEqualTo("cy");
    }

    @Test
    void acceptsAUserWithoutAHashWithoutAPassword() {
        assertThat(login("bench", null)).isEqualTo(Principal.of("bench", "admin"));
        assertThat(login("bench", "")).isEqualTo(Principal.of("bench", "admin"));
    }

    @Test
    void refusesEverythingElseWithTheSameText() {
        Set<String> texts = new HashSet<>();
        String[][] attempts = {
            {"ana", "password"},
            {"ana", ""},
            {"ana", null},
            {"ana", "p\u0000"},
            {"ana", "x".repeat(1000)},
            {"bench", "anything"},
            {"nobody", "x"},
            {"nobody", null},
            {"ANA", "pässword"},
            {null, "x"},
            {null, null},
            {"", ""},
        };
        for (String[] attempt : attempts) {
            TauroException refusal = refusal(attempt[0], attempt[1]);
            assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
            texts.add(refusal.getMessage());
        }
        assertThat(texts).hasSize(1);
    }

    @Test
    void refusesEverybodyIfThereAreNoneInTheSection() {
        resolver = new YamlFiles(folder).read("principals: {}").principals().orElseThrow();
        assertThat(refusal("ana", null).code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
        assertThat(refusal(null, null).code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    }

    @Test
    void aFileThatDoesNotSpeakOfPrincipalsAcceptsAnyNameWithoutRoles() {
        Path file = new YamlFiles(folder).write("context: {name: x}");
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            assertThat(context.login(Optional.of("ana"), Optional.of("x")).principal())
                    .isEqualTo(Principal.of("ana"));
            assertThat(context.login(Optional.empty(), Optional.empty()).principal())
                    .isEqualTo(Principal.ANONYMOUS);
        }
    }

    @Test
    void theHashIsNeverPrinted() {
        assertThat(PasswordHash.parse(hash(BCrypt.Version.VERSION_2B, "b")).orElseThrow())
                .hasToString("***");
    }

    @Test
    void acceptsArgon2idBesideBcryptAndSlowsDownWhoeverGuesses() {
        Path file =
                new YamlFiles(folder)
                        .write(
                                """
                                principals:
                                  ana: {password_hash: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"}
                                  bo: {roles: [x]}
                                """);
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            assertThat(context.login(Optional.of("ana"), Optional.of("password")).principal())
                    .isEqualTo(Principal.of("ana"));
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> context.login(Optional.of("ana"), Optional.of("wrong")))
                        .hasMessageStartingWith("TAURO-3002 ");
            }
            assertThatThrownBy(() -> context.login(Optional.of("ana"), Optional.of("password")))
                    .hasMessageStartingWith("TAURO-3002 ");
            assertThat(context.login(Optional.of("bo"), Optional.empty()).principal().roles())
                    .containsExactly("x");
        }
    }
}
