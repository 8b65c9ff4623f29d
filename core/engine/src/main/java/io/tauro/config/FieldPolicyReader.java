package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.security.AccessLevel;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code field_policies}, of tables and of tags. */
final class FieldPolicyReader {

    private static final List<String> OF_KEYS =
            List.of("key", "deterministic", "domain", "at_source", "type", "row_key");

    private FieldPolicyReader() {}

    static List<FieldSecurityPolicy> read(Section policy) {
        List<FieldSecurityPolicy> fields = new ArrayList<>();
        policy.section("field_policies", null)
                .ifPresent(
                        all -> {
                            for (String name : all.names()) {
                                Section field = all.below(name, Keys.FIELD_POLICY);
                                fields.add(all.place(name).in(() -> field(name, field)));
                            }
                        });
        return fields;
    }

    private static FieldSecurityPolicy field(String name, Section section) {
        AccessLevel level =
                section.choice("access_level", AccessLevel.class)
                        .orElseThrow(() -> section.lacks("access_level"));
        boolean encrypted = level == AccessLevel.ENCRYPTED;
        for (String key : OF_KEYS) {
            if (section.has(key) && !encrypted) {
                throw unfit(section, key, "is for ENCRYPTED only");
            }
        }
        return new FieldSecurityPolicy(
                name,
                level,
                mask(section),
                encrypted ? Optional.of(encryption(section)) : Optional.empty(),
                new LinkedHashSet<>(section.texts("allowed_roles")));
    }

    private static Optional<Mask> mask(Section section) {
        if (section.has("mask") && section.has("expression")) {
            throw unfit(section, "expression", "says the mask a second time");
        }
        return section.has("expression")
                ? Optional.of(Mask.expression(section.requireText("expression")))
                : section.has("mask")
                        ? Optional.of(
                                section.place("mask")
                                        .in(() -> Mask.parse(section.requireText("mask"))))
                        : Optional.empty();
    }

    private static FieldEncryption encryption(Section section) {
        FieldEncryption encryption = FieldEncryption.by(section.requireText("key"));
        if (section.bool("deterministic").orElse(false)) {
            encryption = encryption.repeatable();
        }
        if (section.bool("at_source").orElse(false)) {
            encryption = encryption.storedEncrypted();
        }
        if (section.has("domain")) {
            encryption = encryption.joinable(section.requireText("domain"));
        }
        if (section.has("type")) {
            encryption = encryption.of(type(section));
        }
        return section.has("row_key")
                ? encryption.boundTo(section.requireText("row_key"))
                : encryption;
    }

    /** Of what is stored as text because it is enciphered. */
    private static DataType type(Section section) {
        try {
            return DataType.parse(section.requireText("type"));
        } catch (IllegalArgumentException e) {
            throw section.place("type").invalid("a type such as DATE or DECIMAL(10,2)");
        }
    }

    private static RuntimeException unfit(Section section, String key, String what) {
        return section.place(key)
                .error(ErrorCode.INVALID_POLICY, "The key", " " + what + ". Remove it.");
    }
}
