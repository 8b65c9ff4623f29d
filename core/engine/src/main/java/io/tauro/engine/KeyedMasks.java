package io.tauro.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tauro.identity.Principal;
import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.TableAccess;
import io.tauro.security.crypto.KeyRing;
import io.tauro.security.crypto.TransformFactory;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.MaskTarget;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The masks and ciphers, with the keys of the principal's tenant. */
final class KeyedMasks implements Masks {

    private final TransformFactory factory;

    KeyedMasks(KeyRing keys) {
        this(new TransformFactory(keys));
    }

    private KeyedMasks(TransformFactory factory) {
        this.factory = factory;
    }

    /** Masks that nobody is shown, to find out whether they fit. */
    static KeyedMasks forChecks(KeyRing keys) {
        return new KeyedMasks(TransformFactory.forChecks(keys));
    }

    @Override
    public ColumnTransform of(
            Principal principal,
            TableAccess table,
            Schema schema,
            Column column,
            ColumnAccess access) {
        return factory.transform(access, target(table, schema, column, access), principal.tenant());
    }

    private static MaskTarget target(
            TableAccess table, Schema schema, Column column, ColumnAccess access) {
        Map<String, DataType> types = new HashMap<>();
        schema.columns().forEach(one -> types.put(one.name(), one.type()));
        return new MaskTarget(table.table(), column.name(), column.type(), types, version(access));
    }

    /** The same in each process, and for as long as the mask is: a new noise could be averaged. */
    private static long version(ColumnAccess access) {
        return access instanceof Masked masked
                ? UUID.nameUUIDFromBytes(masked.mask().toString().getBytes(UTF_8))
                        .getMostSignificantBits()
                : 0;
    }
}
