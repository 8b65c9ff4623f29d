package io.tauro.security.crypto;

import com.google.crypto.tink.KeysetHandle;
import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.mask.MaskKeys;
import io.tauro.type.DataType;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of a context by their names. Prints names only. Thread-safe.
 *
 * <p>A key is loaded when the ring is made; those of tenants when they are first needed. Ciphers
 * and hashes ask the ring each time, so that a key which is loaded again counts at once.
 */
public final class KeyRing implements AutoCloseable {

    private record Owner(String name, Optional<String> tenant) {}

    private final Map<String, KeyProvider> providers;
    private volatile Map<Owner, DerivedKeys> loaded = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private KeyRing(Map<String, KeyProvider> providers) {
        this.providers = Collections.unmodifiableMap(new TreeMap<>(providers));
    }

    /** A ring without keys. */
    public static KeyRing empty() {
        return new KeyRing(Map.of());
    }

    /** Starts a ring. */
    public static Builder builder() {
        return new Builder();
    }

    /** A ring in the making. Not thread-safe. */
    public static final class Builder {

        private final Map<String, KeyProvider> providers = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a key.
         *
         * @throws TauroException {@code TAURO-1009} if there is one of this name
         */
        public Builder key(String name, KeyProvider provider) {
            if (providers.putIfAbsent(name, provider) != null) {
                throw new TauroException(
                        ErrorCode.DUPLICATE_NAME,
                        "There is a key '" + name + "' already. Choose another name.");
            }
            return this;
        }

        /**
         * The ring, with its keys loaded.
         *
         * @throws TauroException {@code TAURO-1006} if one cannot be
         */
        public KeyRing build() {
            KeyRing ring = new KeyRing(providers);
            ring.load();
            return ring;
        }
    }

    private void load() {
        Map<Owner, DerivedKeys> fresh = new ConcurrentHashMap<>();
        providers.forEach(
                (name, provider) -> {
                    Owner owner = new Owner(name, Optional.empty());
                    loading(owner, "", () -> provider.atStart(name))
                            .ifPresent(keys -> fresh.put(owner, keys));
                });
        loaded = fresh;
    }

    /** The names of the keys. */
    public Set<String> names() {
        return providers.keySet();
    }

    /**
     * Fails if the policy names a key that is not here.
     *
     * @throws TauroException {@code TAURO-1011}, with the names of the key and the table
     */
    public void require(TableSecurityPolicy policy) {
        policy.fields().forEach(field -> require(field, "table '" + policy.table() + "'"));
    }

    /**
     * Fails if the policy names a key that is not here.
     *
     * @throws TauroException {@code TAURO-1011}, with the names of the key and the tag
     */
    public void require(TagPolicy policy) {
        policy.fields().forEach(field -> require(field, "tag '" + policy.tag() + "'"));
    }

    private void require(FieldSecurityPolicy field, String of) {
        field.encryption().ifPresent(one -> require(one.key(), field.field(), of));
        field.mask()
                .flatMap(mask -> mask.argument("key"))
                .ifPresent(key -> require(key, field.field(), of));
    }

    private void require(String key, String field, String of) {
        if (!providers.containsKey(key)) {
            throw new TauroException(
                    ErrorCode.INVALID_POLICY,
                    "The policy of "
                            + of
                            + " protects column '"
                            + field
                            + "' by key '"
                            + key
                            + "', which is not there."
                            + Suggestions.didYouMean(key, providers.keySet())
                            + " Add the key, or correct its name.",
                    Map.of("key", key, "column", field),
                    null);
        }
    }

    /**
     * A cipher for the values of one column.
     *
     * @param table the name of the virtual table; case does not count
     * @param column its name in the table
     * @param tenant whose values they are; empty for principals without a tenant
     * @throws TauroException {@code TAURO-1011} if there is no such key, or values of the type of
     *     the encryption cannot be enciphered
     */
    public FieldCipher cipher(
            FieldEncryption encryption, String table, String column, Optional<String> tenant) {
        DataType type = encryption.type().orElse(DataType.VARCHAR);
        return cipher(encryption, table, column, tenant, type);
    }

    FieldCipher cipher(
            FieldEncryption encryption,
            String table,
            String column,
            Optional<String> tenant,
            DataType type) {
        requireHere(encryption.key());
        return new FieldCipher(
                this, encryption, new Binding(encryption, table, column, tenant), type);
    }

    /** Keyed hashes for the masks that principals of a tenant see. */
    public MaskKeys maskKeys(Optional<String> tenant) {
        return (key, message) -> {
            requireHere(key);
            return keys(key, tenant).hmac(message);
        };
    }

    /** In the place of keyed hashes, for keys that there are. */
    MaskKeys noMaskKeys() {
        return (key, message) -> {
            requireHere(key);
            return new byte[32];
        };
    }

    private void requireHere(String key) {
        if (!providers.containsKey(key)) {
            throw new TauroException(
                    ErrorCode.INVALID_POLICY,
                    "There is no key '" + key + "'. Add it, or correct its name in the policy.",
                    Map.of("key", key),
                    null);
        }
    }

    /**
     * What is derived from a key.
     *
     * @throws TauroException {@code TAURO-1006} if the tenant's cannot be loaded
     */
    DerivedKeys keys(String name, Optional<String> tenant) {
        if (closed) {
            throw new TauroException(
                    ErrorCode.CONTEXT_CLOSED, "The keys have been given back. Make a new context.");
        }
        Owner owner = new Owner(name, tenant);
        Map<Owner, DerivedKeys> now = loaded;
        DerivedKeys kept = now.get(owner);
        if (kept != null) {
            return kept;
        }
        DerivedKeys fresh = load(owner);
        DerivedKeys other = now.putIfAbsent(owner, fresh);
        return other == null ? fresh : other;
    }

    private DerivedKeys load(Owner owner) {
        KeyProvider provider = providers.get(owner.name());
        if (provider == null) {
            throw new IllegalStateException("Names are checked before");
        }
        String whose =
                owner.tenant().isPresent() ? " of the tenant" : " for principals without a tenant";
        return loading(
                        owner,
                        whose,
                        () -> Optional.of(provider.keyset(owner.name(), owner.tenant())))
                .orElseThrow();
    }

    private interface Source {
        Optional<KeysetHandle> keyset() throws GeneralSecurityException, IOException;
    }

    /** What a provider says when it fails can hold what it has read. */
    private static Optional<DerivedKeys> loading(Owner owner, String whose, Source source) {
        try {
            Optional<KeysetHandle> keyset = source.keyset();
            return keyset.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DerivedKeys.of(keyset.get(), owner.tenant()));
        } catch (TauroException e) {
            throw e;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new TauroException(
                    ErrorCode.INVALID_OPTION,
                    "Key '"
                            + owner.name()
                            + "' has no usable keyset"
                            + whose
                            + " ("
                            + e.getClass().getSimpleName()
                            + "). Check where it comes from, who may read it, and that its keys are of AES256_GCM, AES256_SIV or HKDF_SHA256.",
                    Map.of("key", owner.name()),
                    RedactedCause.of(e));
        }
    }

    /**
     * Loads all keys again, all of them or none; those of tenants when they are next needed. What
     * is enciphered from now on has the new primary keys. To be called after a key has been
     * rotated, or a keyset of a tenant been deleted.
     *
     * @throws TauroException {@code TAURO-1006} if one cannot be loaded; all stays as it was then
     */
    public synchronized void reload() {
        if (!closed) {
            load();
        }
    }

    /** Forgets the keys. Idempotent. Whoever still has a cipher cannot use it any more. */
    @Override
    public synchronized void close() {
        closed = true;
        loaded = new ConcurrentHashMap<>();
    }

    @Override
    public String toString() {
        return "keys " + providers.keySet();
    }
}
