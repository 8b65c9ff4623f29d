package io.tauro.connector.files;

import io.tauro.connector.files.store.ObjectStore;
import io.tauro.spi.Capability;
import io.tauro.spi.Connector;
import io.tauro.spi.Option;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What factories of connectors for files have in common, wherever the files are. */
public final class FilesConnectors {

    private FilesConnectors() {}

    /** A connection to the files of a store; it closes the store. */
    public static Connector over(ObjectStore store) {
        return new FilesConnector(store, new Formats());
    }

    /** The options that a table may have, by format. */
    public static List<Option> tableOptions(String format) {
        return new Formats().options(format);
    }

    /** Filters are taken by Parquet and on partitions; a CSV file without partitions takes none. */
    public static Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.PROJECTION,
                Capability.FILTER,
                Capability.LIMIT,
                Capability.SPLITS,
                Capability.STATISTICS);
    }
}
