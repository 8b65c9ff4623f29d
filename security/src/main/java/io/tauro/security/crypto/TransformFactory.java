package io.tauro.security.crypto;

import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.ColumnTransforms;
import io.tauro.security.mask.MaskKeys;
import io.tauro.security.mask.MaskTarget;
import java.util.Optional;
import java.util.function.Function;

/** From what a principal sees of a column to what shows it so: a mask or a cipher. Thread-safe. */
public final class TransformFactory {

    private final KeyRing keys;
    private final Function<Optional<String>, MaskKeys> ofMasks;

    /**
     * @param keys where the keys are that policies name
     */
    public TransformFactory(KeyRing keys) {
        this(keys, keys::maskKeys);
    }

    private TransformFactory(KeyRing keys, Function<Optional<String>, MaskKeys> ofMasks) {
        this.keys = keys;
        this.ofMasks = ofMasks;
    }

    /**
     * One to find out whether masks fit their columns, and nothing else: they show nothing that
     * means anything. No keyset is needed, which some tenants may not have.
     */
    public static TransformFactory forChecks(KeyRing keys) {
        return new TransformFactory(keys, tenant -> keys.noMaskKeys());
    }

    /**
     * What shows a column that is not hidden. Masks that are SQL over the row are not made here.
     *
     * @param access what is seen of the column
     * @param target the column
     * @param tenant of the principal: its keys are its own
     * @throws io.tauro.error.TauroException {@code TAURO-1011} if a key is not there, or the mask
     *     or the encryption does not fit the column
     */
    public ColumnTransform transform(
            ColumnAccess access, MaskTarget target, Optional<String> tenant) {
        if (access instanceof Masked one) {
            return ColumnTransforms.of(one.mask(), target, ofMasks.apply(tenant));
        }
        CipherTransforms ciphers = new CipherTransforms(keys, target, tenant);
        if (access instanceof Encrypted one) {
            return ciphers.of(one);
        }
        if (access instanceof Decrypted one) {
            return ciphers.of(one);
        }
        throw new IllegalArgumentException("Nothing shows what is hidden");
    }
}
