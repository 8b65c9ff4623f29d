package io.tauro.security;

import io.tauro.security.mask.Mask;

/** What one principal sees of a column that it does not see as it is. */
public sealed interface ColumnAccess {

    /** There is no such column. */
    record Hidden() implements ColumnAccess {}

    /** What a mask leaves of the value. */
    record Masked(Mask mask) implements ColumnAccess {}

    /** The value enciphered; if the source holds it so, what the source holds. */
    record Encrypted(FieldEncryption encryption) implements ColumnAccess {}

    /** The value, deciphered from what the source holds. */
    record Decrypted(FieldEncryption encryption) implements ColumnAccess {}
}
