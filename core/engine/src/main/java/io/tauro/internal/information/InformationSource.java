package io.tauro.internal.information;

import io.tauro.identity.Principal;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;

/**
 * A table of the information schema for one principal. No policy speaks of it: its rows are what
 * the policies let that principal know. A plan over it keeps no row; they are made when it runs.
 *
 * @param table which one
 * @param names what there is for the principal
 */
public record InformationSource(InformationTable table, Names names) implements SourceTable {

    /**
     * Whether a table is of the information schema, and was made for this principal: only then it
     * may be read without a policy that says so.
     */
    public static boolean isFor(Principal principal, SourceTable table) {
        return table instanceof InformationSource own && own.names.principal().equals(principal);
    }

    /** The same for a scan. */
    public static boolean isFor(Principal principal, Scan scan) {
        return scan instanceof InformationScan own
                && own.source().names.principal().equals(principal);
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    /** Few: not as many as of a table of which nothing is known. */
    @Override
    public TableStatistics statistics() {
        return TableStatistics.ofRows(1000);
    }

    @Override
    public Scan plan(ScanRequest request) {
        return new InformationScan(this, request);
    }
}
