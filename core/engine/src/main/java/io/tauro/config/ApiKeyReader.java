package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.identity.Principal;
import io.tauro.security.login.ApiKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code api_keys} of principals: what is kept of keys, never keys. */
final class ApiKeyReader {

    private final Set<String> ids = new HashSet<>();

    /** The keys of a principal; empty if its section does not speak of keys. */
    Optional<List<ApiKey>> read(Section section, Principal principal) {
        Optional<Yaml> value = section.value("api_keys");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<ApiKey> keys = new ArrayList<>();
        for (Yaml item : Section.items(value.get())) {
            keys.add(key(Section.of(item, Keys.API_KEY, section.interpolation()), principal));
        }
        return Optional.of(keys);
    }

    private ApiKey key(Section section, Principal principal) {
        String id = section.requireText("id");
        String hash = section.requireText("hash");
        Optional<Instant> expires = section.text("expires").map(text -> time(section, text));
        if (!id.matches("[0-9a-f]{16}")) {
            throw section.place("id").invalid("16 hexadecimal digits in quotes");
        }
        if (!hash.matches("[0-9a-f]{64}")) {
            throw section.place("hash").invalid("64 hexadecimal digits in quotes");
        }
        if (!ids.add(id)) {
            throw section.place("id")
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            "The id of the key at",
                            " is that of another key. Make a new key.");
        }
        return new ApiKey(id, hash, principal, expires);
    }

    private static Instant time(Section section, String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw section.place("expires").invalid("a time such as \"2027-01-01T00:00:00Z\"");
        }
    }
}
