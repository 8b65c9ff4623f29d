package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.mask.Mask;
import java.util.Optional;
import java.util.Set;

/**
 * What is shown of a column, and who sees its value all the same. Immutable.
 *
 * @param field the name of the column; in a {@link TagPolicy} a pattern, in which {@code *} stands
 *     for any characters
 * @param level what the others see
 * @param mask what is shown in the place of the value; there if the level is MASKED, and only then
 * @param encryption how the value is enciphered; there if the level is ENCRYPTED, and only then
 * @param allowedRoles the roles that see the value
 */
public record FieldSecurityPolicy(
        String field,
        AccessLevel level,
        Optional<Mask> mask,
        Optional<FieldEncryption> encryption,
        Set<String> allowedRoles) {

    public FieldSecurityPolicy {
        allowedRoles = Set.copyOf(allowedRoles);
        if (field.isBlank()) {
            throw invalid("A field policy needs the name of its column. Give it.");
        }
        require(field, "a mask", level == AccessLevel.MASKED, mask.isPresent());
        require(field, "a key", level == AccessLevel.ENCRYPTED, encryption.isPresent());
    }

    private static void require(String field, String what, boolean needed, boolean there) {
        if (needed != there) {
            throw invalid(
                    "The policy of column '"
                            + field
                            + "' "
                            + (needed ? "needs " : "must not have ")
                            + what
                            + " at its access level. "
                            + (needed ? "Add it." : "Remove it, or change the level."));
        }
    }

    private static TauroException invalid(String text) {
        return new TauroException(ErrorCode.INVALID_POLICY, text);
    }

    /** Everybody sees the value: the column is known, and needs no protection. */
    public static FieldSecurityPolicy unrestricted(String field) {
        return new FieldSecurityPolicy(
                field, AccessLevel.UNRESTRICTED, Optional.empty(), Optional.empty(), Set.of());
    }

    /** A mask for all but some roles. */
    public static FieldSecurityPolicy masked(String field, Mask mask, String... exceptFor) {
        return new FieldSecurityPolicy(
                field, AccessLevel.MASKED, Optional.of(mask), Optional.empty(), Set.of(exceptFor));
    }

    /** Enciphered for all but some roles. */
    public static FieldSecurityPolicy encrypted(
            String field, FieldEncryption encryption, String... visibleTo) {
        return new FieldSecurityPolicy(
                field,
                AccessLevel.ENCRYPTED,
                Optional.empty(),
                Optional.of(encryption),
                Set.of(visibleTo));
    }

    /** A column that is not there for all but some roles. */
    public static FieldSecurityPolicy restricted(String field, String... visibleTo) {
        return new FieldSecurityPolicy(
                field,
                AccessLevel.RESTRICTED,
                Optional.empty(),
                Optional.empty(),
                Set.of(visibleTo));
    }
}
