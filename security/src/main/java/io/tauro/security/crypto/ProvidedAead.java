package io.tauro.security.crypto;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Enciphers keysets by what is derived from the keyset of a provider, which is asked each time.
 *
 * @param provider of the wrapping key
 * @param name what the provider is asked for
 */
record ProvidedAead(KeyProvider provider, String name) implements Aead {

    @Override
    public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
        return wrapping().encrypt(plain, associated);
    }

    @Override
    public byte[] decrypt(byte[] wrapped, byte[] associated) throws GeneralSecurityException {
        return wrapping().decrypt(wrapped, associated);
    }

    private Aead wrapping() throws GeneralSecurityException {
        try {
            return DerivedKeys.wrapping(provider.keyset(name, Optional.empty()));
        } catch (IOException e) {
            throw new GeneralSecurityException("The wrapping key cannot be read");
        }
    }
}
