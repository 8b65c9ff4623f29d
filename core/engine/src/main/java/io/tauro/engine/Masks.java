package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.security.ColumnAccess;
import io.tauro.security.TableAccess;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.type.Column;
import io.tauro.type.Schema;

/**
 * Makes what is shown in the place of columns that are not seen as they are: masks and ciphers,
 * with their keys. Thread-safe.
 */
interface Masks {

    /**
     * What is shown of a column.
     *
     * @param principal who asks
     * @param table what the policies of its table say
     * @param schema the columns of the table
     * @param column the one
     * @param access what the policies say of it; not that it is hidden, and no expression of SQL
     * @throws io.tauro.error.TauroException {@code TAURO-1011} if that does not fit the column
     */
    ColumnTransform of(
            Principal principal,
            TableAccess table,
            Schema schema,
            Column column,
            ColumnAccess access);
}
