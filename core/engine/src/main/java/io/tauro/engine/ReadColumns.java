package io.tauro.engine;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.type.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns that a plan gets of its tables, for audit records. What a source has joined or summed
 * up already has the names of all its tables in front.
 */
final class ReadColumns {

    private final Set<String> columns = new LinkedHashSet<>();

    private ReadColumns() {}

    static List<String> of(PhysicalNode root) {
        ReadColumns read = new ReadColumns();
        read.add(root);
        return new ArrayList<>(read.columns);
    }

    private void add(PhysicalNode node) {
        if (node instanceof SecureNode secured) {
            add(secured.table(), secured.schema().columns());
        } else if (node instanceof ScanNode scan) {
            add(String.join("+", scan.tables()), scan.schema().columns());
        } else {
            node.inputs().forEach(this::add);
        }
    }

    private void add(String table, List<Column> read) {
        for (Column column : read) {
            columns.add(table + "." + column.name());
        }
    }
}
