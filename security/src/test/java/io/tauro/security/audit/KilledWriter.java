package io.tauro.security.audit;

import java.nio.file.Path;
import java.util.List;

/** A process that records as fast as it can, from several threads, until it is killed. */
public final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        FileAuditSink sink =
                FileAuditSink.open(
                        TrailSettings.of(Path.of(arguments[0]))
                                .rotateAt(100_000)
                                .checkpoints(
                                        new TrailCheckpoints(
                                                Path.of(arguments[1]),
                                                10,
                                                TrailKeys.signing(System.getenv("TRAIL_KEY")))));
        AuditLog log = new AuditLog(List.of(sink), true);
        for (int t = 0; t < 4; t++) {
            String name = arguments[2] + "-" + t + "-";
            Thread thread =
                    new Thread(
                            () -> {
                                for (int i = 0; ; i++) {
                                    log.record(SampleEvents.started(name + i, "ana"), true);
                                    synchronized (System.out) {
                                        System.out.println(name + i);
                                        System.out.flush();
                                    }
                                }
                            });
            thread.start();
        }
    }
}
