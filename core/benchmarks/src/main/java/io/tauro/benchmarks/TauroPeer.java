package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.connector.files.LocalFiles;
import io.tauro.data.Batch;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tauro, on one thread. */
final class TauroPeer implements Peer {

    private static final long MEMORY = 8L << 30;

    private final String name;
    private final VirtualContext context;
    private final VirtualSession session;
    private volatile @Nullable QueryResult running;
    private Footprint last = Footprint.UNKNOWN;

    TauroPeer(String name, VirtualContext context) {
        this.name = name;
        this.context = context;
        this.session = context.as(Principal.ANONYMOUS);
    }

    /** On Parquet files that it reads for each query. */
    static TauroPeer onParquet(Path directory, List<String> tables) {
        return new TauroPeer("Tauro, Parquet", parquet(directory, tables).build());
    }

    /** A context of one thread with memory enough, and these files as tables. */
    static VirtualContextBuilder parquet(Path directory, List<String> tables) {
        VirtualContextBuilder builder = oneThread().connection("disk", LocalFiles.at(directory));
        for (String table : tables) {
            builder.table(
                    VirtualTable.named(table)
                            .from("disk", TableSource.parquet(table + ".parquet"))
                            .build());
        }
        return builder;
    }

    static VirtualContextBuilder oneThread() {
        return VirtualContext.builder().settings(s -> s.threads(1).memory(MEMORY, MEMORY));
    }

    @Override
    public String name() {
        return name;
    }

    VirtualSession session() {
        return session;
    }

    @Override
    public List<List<@Nullable Object>> run(String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = session.query(sql)) {
            running = result;
            for (Batch batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                for (int i = 0; i < batch.selectedCount(); i++) {
                    rows.add(row(batch, batch.row(i)));
                }
            }
            QueryStatistics statistics = result.statistics();
            last = new Footprint(statistics.rowsMoved(), statistics.peakMemoryBytes());
        } finally {
            running = null;
        }
        return rows;
    }

    private static List<@Nullable Object> row(Batch batch, int position) {
        List<@Nullable Object> row = new ArrayList<>(batch.columnCount());
        for (int column = 0; column < batch.columnCount(); column++) {
            row.add(batch.column(column).value(position));
        }
        return row;
    }

    @Override
    public Footprint footprint() {
        return last;
    }

    @Override
    public void cancel() {
        QueryResult result = running;
        if (result != null) {
            result.cancel();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
