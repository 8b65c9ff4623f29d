package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.TableAccess;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.ColumnTransforms;
import io.tauro.security.mask.MaskKeys;
import io.tauro.security.mask.MaskTarget;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The masks, in a context without keys: what needs one is refused. */
final class KeylessMasks implements Masks {

    private static final Pattern VERSION = Pattern.compile("@(\\d+)");

    private static final MaskKeys NO_KEYS =
            (key, message) -> {
                throw noKey(key);
            };

    private static TauroException noKey(String key) {
        return new TauroException(
                ErrorCode.INVALID_POLICY,
                "There is no key '" + key + "'. Configure it under 'keys', or change the policy.",
                Map.of("key", key),
                null);
    }

    @Override
    public ColumnTransform of(
            Principal principal,
            TableAccess table,
            Schema schema,
            Column column,
            ColumnAccess access) {
        if (access instanceof Masked masked) {
            return ColumnTransforms.of(masked.mask(), target(table, schema, column), NO_KEYS);
        }
        throw new TauroException(
                ErrorCode.INVALID_POLICY,
                "Column '"
                        + column.name()
                        + "' of table '"
                        + table.table()
                        + "' is enciphered, and there are no keys. Configure them under 'keys'.",
                Map.of("table", table.table(), "column", column.name()),
                null);
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
