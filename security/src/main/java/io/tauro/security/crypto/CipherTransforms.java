package io.tauro.security.crypto;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.FieldEncryption;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.MaskTarget;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shows one column enciphered or deciphered.
 *
 * @param keys where the keys are that policies name
 * @param target the column
 * @param tenant of the principal
 */
record CipherTransforms(KeyRing keys, MaskTarget target, Optional<String> tenant) {

    ColumnTransform of(Encrypted access) {
        FieldEncryption encryption = access.encryption();
        if (encryption.atSource()) {
            requireText(encryption);
            return new StoredTransform(
                    cipher(encryption, DataType.VARCHAR), List.of(target.column()));
        }
        return new EncryptTransform(
                cipher(encryption, target.type()), encryption.deterministic(), inputs(encryption));
    }

    ColumnTransform of(Decrypted access) {
        FieldEncryption encryption = access.encryption();
        requireText(encryption);
        return new DecryptTransform(
                cipher(encryption, encryption.type().orElse(DataType.VARCHAR)), inputs(encryption));
    }

    private FieldCipher cipher(FieldEncryption encryption, DataType type) {
        return keys.cipher(encryption, target.table(), target.column(), tenant, type);
    }

    private void requireText(FieldEncryption encryption) {
        TypeKind kind = target.type().kind();
        if (kind != TypeKind.VARCHAR && kind != TypeKind.CHAR) {
            throw invalid(
                    encryption,
                    "holds ciphertexts, but is of type "
                            + target.type()
                            + ". Store them as text, or say that the source holds values.");
        }
    }

    /** The column, and the one that ciphertexts are bound to. */
    private List<String> inputs(FieldEncryption encryption) {
        return encryption
                .rowKey()
                .map(key -> List.of(target.column(), rowKey(encryption, key)))
                .orElse(List.of(target.column()));
    }

    private String rowKey(FieldEncryption encryption, String key) {
        String name =
                target.named(key)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                encryption,
                                                "is bound to column '"
                                                        + key
                                                        + "', which the table does not have. Correct the name."));
        DataType type = Optional.ofNullable(target.columns().get(name)).orElseThrow();
        if (!RowKeys.isKey(type)) {
            throw invalid(
                    encryption,
                    "is bound to column '"
                            + name
                            + "' of type "
                            + type
                            + ", which does not tell rows apart. Bind it to a whole number or a decimal, text, bytes, a date, a timestamp or a UUID.");
        }
        if (name.equals(target.column())) {
            throw invalid(encryption, "is bound to itself. Bind it to the key of the table.");
        }
        return name;
    }

    private TauroException invalid(FieldEncryption encryption, String problem) {
        return new TauroException(
                ErrorCode.INVALID_POLICY,
                "Column '"
                        + target.column()
                        + "' of table '"
                        + target.table()
                        + "', enciphered by key '"
                        + encryption.key()
                        + "', "
                        + problem,
                Map.of(
                        "table", target.table(),
                        "column", target.column(),
                        "key", encryption.key()),
                null);
    }
}
