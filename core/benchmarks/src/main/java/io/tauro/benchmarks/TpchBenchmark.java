package io.tauro.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The queries of TPC-H on Parquet files. DuckDB is the referee. Calcite reads them through Tauro's
 * reader, the columns that a query needs.
 */
final class TpchBenchmark {

    private TpchBenchmark() {}

    static void run(Options options) throws Exception {
        double load = Meter.load();
        Path data = TpchData.at(options.data("tpch"), options.scale());
        List<String> tables = TpchData.tables();
        List<Peer> peers = new ArrayList<>();
        Peer referee = DuckPeer.onParquet(data, tables);
        try (TauroPeer files = TauroPeer.onParquet(data, tables)) {
            if (options.takesPart("tauro")) {
                peers.add(TauroPeer.onParquet(data, tables));
            }
            peers.add(referee);
            if (options.takesPart("calcite")) {
                peers.add(
                        new CalcitePeer(
                                "Calcite, Parquet", CalciteTables.read(files.session(), tables)));
            }
            Map<String, String> queries = TpchQueries.load(options.queries());
            List<Line> lines = new Contest(peers, referee, options.rounds()).run(queries);
            Report.write(
                    options,
                    "tpch-parquet",
                    "TPC-H at scale %s on Parquet, one thread".formatted(options.scale()),
                    load,
                    lines);
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }
}
