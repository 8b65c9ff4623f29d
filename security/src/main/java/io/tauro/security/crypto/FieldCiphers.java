package io.tauro.security.crypto;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.FieldEncryption;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of an encryption what shows a column enciphered or deciphered. */
public final class FieldCiphers {

    private final KeyRing keys;

    /**
     * @param keys where the keys are that policies name
     */
    public FieldCiphers(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * What is shown of a column that is enciphered for, or deciphered for, a principal.
     *
     * @param access an {@link Encrypted} or a {@link Decrypted}
     * @param table the name of the virtual table
     * @param column its name in the table
     * @param columns the types of all columns of the table, by their names in it
     * @param tenant of the principal
     * @throws TauroException {@code TAURO-1011} if the key is not there, or the encryption does not
     *     fit the column
     */
    public ColumnTransform transform(
            ColumnAccess access,
            String table,
            String column,
            Map<String, DataType> columns,
            Optional<String> tenant) {
        if (access instanceof Encrypted one) {
            return new Target(table, column, columns, tenant).encrypted(one.encryption());
        }
        if (access instanceof Decrypted one) {
            return new Target(table, column, columns, tenant).decrypted(one.encryption());
        }
        throw new IllegalArgumentException("Neither enciphered nor deciphered");
    }

    /** The column that a transform is for. */
    private final class Target {

        private final String table;
        private final String column;
        private final Map<String, DataType> columns;
        private final Optional<String> tenant;

        Target(
                String table,
                String column,
                Map<String, DataType> columns,
                Optional<String> tenant) {
            this.table = table;
            this.column = column;
            this.columns = columns;
            this.tenant = tenant;
        }

        ColumnTransform encrypted(FieldEncryption encryption) {
            if (encryption.atSource()) {
                requireText(encryption);
                return new StoredTransform(cipher(encryption, DataType.VARCHAR), List.of(column));
            }
            return new EncryptTransform(
                    cipher(encryption, type()), encryption.deterministic(), inputs(encryption));
        }

        ColumnTransform decrypted(FieldEncryption encryption) {
            requireText(encryption);
            return new DecryptTransform(
                    cipher(encryption, encryption.type().orElse(DataType.VARCHAR)),
                    inputs(encryption));
        }

        private FieldCipher cipher(FieldEncryption encryption, DataType type) {
            return keys.cipher(encryption, table, column, tenant, type);
        }

        private DataType type() {
            return Optional.ofNullable(columns.get(column)).orElseThrow();
        }

        private void requireText(FieldEncryption encryption) {
            if (type().kind() != TypeKind.VARCHAR && type().kind() != TypeKind.CHAR) {
                throw invalid(
                        encryption,
                        "holds ciphertexts, but is of type "
                                + type()
                                + ". Store them as text, or say that the source holds values");
            }
        }

        private List<String> inputs(FieldEncryption encryption) {
            return encryption
                    .rowKey()
                    .map(key -> List.of(column, rowKey(encryption, key)))
                    .orElse(List.of(column));
        }

        private String rowKey(FieldEncryption encryption, String key) {
            String name =
                    columns.containsKey(key)
                            ? key
                            : columns.keySet().stream()
                                    .filter(key::equalsIgnoreCase)
                                    .sorted()
                                    .findFirst()
                                    .orElseThrow(
                                            () ->
                                                    invalid(
                                                            encryption,
                                                            "is bound to column '"
                                                                    + key
                                                                    + "', which the table does not have. Correct the name"));
            DataType type = Optional.ofNullable(columns.get(name)).orElseThrow();
            if (!RowKeys.isKey(type)) {
                throw invalid(
                        encryption,
                        "is bound to column '"
                                + name
                                + "' of type "
                                + type
                                + ", which does not tell rows apart. Bind it to a number without rounding, text, a date or a UUID");
            }
            if (name.equals(column)) {
                throw invalid(encryption, "is bound to itself. Bind it to the key of the table");
            }
            return name;
        }

        private TauroException invalid(FieldEncryption encryption, String problem) {
            return new TauroException(
                    ErrorCode.INVALID_POLICY,
                    "Column '"
                            + column
                            + "' of table '"
                            + table
                            + "', enciphered by key '"
                            + encryption.key()
                            + "', "
                            + problem
                            + ".",
                    Map.of("table", table, "column", column, "key", encryption.key()),
                    null);
        }
    }
}
