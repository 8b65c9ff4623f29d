package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.security.ColumnAccess;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The masks and ciphers, with the keys of the principal's tenant. */
final class KeyedMasks implements Masks {

    private static final Pattern VERSION = Pattern.compile("@(\\d+)");

    private final TransformFactory factory;

    KeyedMasks(KeyRing keys) {
        this.factory = new TransformFactory(keys);
    }

    @Override
    public ColumnTransform of(
            Principal principal,
            TableAccess table,
            Schema schema,
            Column column,
            ColumnAccess access) {
        return factory.transform(access, target(table, schema, column), principal.tenant());
    }

    static MaskTarget target(TableAccess table, Schema schema, Column column) {
        Map<String, DataType> types = new HashMap<>();
        schema.columns().forEach(one -> types.put(one.name(), one.type()));
        return new MaskTarget(
                table.table(), column.name(), column.type(), types, version(table.policy()));
    }

    /** The newest of the policies that an id names. */
    private static long version(String policy) {
        long newest = 0;
        Matcher versions = VERSION.matcher(policy);
        while (versions.find()) {
            newest = Math.max(newest, Long.parseLong(versions.group(1)));
        }
        return newest;
    }
}
