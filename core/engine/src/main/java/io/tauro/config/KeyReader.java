package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.spi.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code keys}. Says where keys come from; loads none. */
final class KeyReader {

    private static final List<String> OF_FILES = List.of("keyset", "keyset_file");

    private static final List<String> OF_STORES =
            List.of("keystore", "keystore_type", "keystore_password", "alias");

    private KeyReader() {}

    static Map<String, KeyProvider> read(Section root) {
        Map<String, KeyProvider> keys = new LinkedHashMap<>();
        root.section("keys", null)
                .ifPresent(
                        section ->
                                section.names()
                                        .forEach(
                                                name ->
                                                        keys.put(
                                                                name,
                                                                provider(
                                                                        section.below(
                                                                                name, Keys.KEY)))));
        return keys;
    }

    private static KeyProvider provider(Section section) {
        String provider =
                section.choice("provider", List.of("file", "keystore"))
                        .orElseThrow(() -> section.lacks("provider"));
        return provider.equals("file") ? file(section) : keyStore(section);
    }

    private static KeyProvider file(Section section) {
        refuse(section, OF_STORES, "keystore");
        if (section.has("keyset") && section.has("keyset_file")) {
            throw section.place("keyset_file")
                    .invalid("left out, because 'keyset' says the same already");
        }
        KeyProvider keyset =
                section.elsewhere("keyset")
                        .map(KeyReader::elsewhere)
                        .or(() -> section.path("keyset_file").map(KeyProvider::file))
                        .orElseThrow(() -> section.lacks("keyset"));
        return section.path("keyset_folder")
                .map(folder -> KeyProvider.wrapped(folder, keyset))
                .orElse(keyset);
    }

    private static KeyProvider elsewhere(Interpolation.Elsewhere where) {
        return where.file()
                .map(KeyProvider::file)
                .orElseGet(() -> KeyProvider.json(Secret.env(where.variable().orElseThrow())));
    }

    private static KeyProvider keyStore(Section section) {
        refuse(section, OF_FILES, "file");
        String type = section.text("keystore_type").orElse("PKCS12");
        Optional<Path> store = section.path("keystore");
        if (store.isEmpty() && !type.equals("PKCS11")) {
            throw section.lacks("keystore");
        }
        Path folder =
                section.path("keyset_folder").orElseThrow(() -> section.lacks("keyset_folder"));
        section.elsewhere("keystore_password");
        Secret password =
                section.secret("keystore_password")
                        .orElseThrow(() -> section.lacks("keystore_password"));
        return KeyProvider.keyStore(type, store, password, section.requireText("alias"), folder);
    }

    private static void refuse(Section section, List<String> keys, String provider) {
        for (String key : keys) {
            if (section.has(key)) {
                throw section.place(key)
                        .error(
                                ErrorCode.INVALID_OPTION,
                                "The key",
                                " goes with 'provider: "
                                        + provider
                                        + "' only. Remove it, or change the provider.");
            }
        }
    }
}
