package io.tauro.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs each query on each engine, round-robin: first to warm up and to compare the answers with
 * those of the referee, then to measure.
 */
final class Contest {

    private final List<Peer> peers;
    private final int referee;
    private final Rounds rounds;

    /**
     * @param referee which of the peers is right
     */
    Contest(List<Peer> peers, Peer referee, Rounds rounds) {
        this.peers = peers;
        this.referee = peers.indexOf(referee);
        this.rounds = rounds;
    }

    /** A line for each query. */
    List<Line> run(Map<String, String> queries) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        try (Limited limited = new Limited(rounds.limit())) {
            for (Map.Entry<String, String> query : queries.entrySet()) {
                Line line = new Line(query.getKey(), measure(limited, query.getValue()));
                System.err.println(Tables.progress(line));
                lines.add(line);
            }
        }
        return lines;
    }

    private List<Score> measure(Limited limited, String sql) throws InterruptedException {
        List<Contender> contenders =
                peers.stream().map(peer -> new Contender(peer, sql, limited)).toList();
        for (int round = 0; round < rounds.warmUp(); round++) {
            for (Contender contender : contenders) {
                contender.warmUp();
            }
        }
        contenders.forEach(contender -> contender.compareWith(contenders.get(referee)));
        for (int round = 0; round < rounds.measured(); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                // Who comes first in one round comes later in the next.
                contenders.get((i + round) % contenders.size()).measure();
            }
        }
        return contenders.stream().map(Contender::score).toList();
    }
}
