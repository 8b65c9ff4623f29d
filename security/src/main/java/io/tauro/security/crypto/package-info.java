/**
 * Values enciphered one by one, and the keys that do it.
 *
 * <p>A {@link io.tauro.security.crypto.KeyProvider} says where the keys of a name come from. A
 * {@link io.tauro.security.crypto.KeyRing} holds them and derives from each what is used: a key for
 * ciphertexts, one for ciphertexts that can be compared, one for keyed hashes, each tenant's its
 * own. A {@link io.tauro.security.crypto.FieldCipher} enciphers the values of one column, and binds
 * each to its place, so that one that is moved elsewhere cannot be deciphered.
 *
 * <pre>{@code
 * KeyRing keys = KeyRing.builder().key("pii", KeyProvider.file(Path.of("/run/secrets/pii.json"))).build();
 * FieldCipher ssn = keys.cipher(FieldEncryption.by("pii").boundTo("id"), "customers", "ssn", Optional.empty());
 * String stored = ssn.encrypt("123-45-6789", 7L);
 * }</pre>
 */
@NullMarked
package io.tauro.security.crypto;

import org.jspecify.annotations.NullMarked;
