package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.data.Batch;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries of TPC-H on tables in memory: vectors of Tauro, tables of DuckDB's own (which it
 * keeps compressed), and arrays of objects for Calcite.
 */
final class MemoryBenchmark {

    private MemoryBenchmark() {}

    static void run(Options options) throws Exception {
        double load = Meter.load();
        Path data = TpchData.at(options.data("tpch"), options.scale());
        List<String> tables = TpchData.tables();
        List<Peer> peers = new ArrayList<>();
        try (TauroPeer files = TauroPeer.onParquet(data, tables)) {
            if (options.takesPart("tauro")) {
                peers.add(new TauroPeer("Tauro, vectors", vectors(files, tables)));
            }
            Peer referee = DuckPeer.onTables(data, tables);
            peers.add(referee);
            if (options.takesPart("calcite")) {
                peers.add(
                        new CalcitePeer(
                                "Calcite, Object[]", CalciteTables.held(files.session(), tables)));
            }
            List<Line> lines =
                    new Contest(peers, referee, options.rounds())
                            .run(TpchQueries.load(options.queries()));
            Report.write(
                    options,
                    "tpch-memory",
                    "TPC-H at scale %s in memory, one thread".formatted(options.scale()),
                    load,
                    lines);
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    private static VirtualContext vectors(TauroPeer files, List<String> tables) {
        VirtualContextBuilder builder = TauroPeer.oneThread();
        for (String table : tables) {
            try (QueryResult result = files.session().query("SELECT * FROM " + table)) {
                List<Batch> batches = result.batches().toList();
                builder.table(table, MemoryTable.ofBatches(result.schema(), batches));
            }
        }
        return builder.build();
    }
}
