package io.tauro.security.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest records, so many and so large at most. Thread-safe. */
final class RecentEvents {

    private final int most;
    private final long largest;
    private final Deque<AuditEvent> latest = new ArrayDeque<>();
    private long characters;

    RecentEvents(int most, long largest) {
        this.most = most;
        this.largest = largest;
    }

    synchronized void add(AuditEvent event) {
        latest.addLast(event);
        characters += size(event);
        while (latest.size() > most || characters > largest && latest.size() > 1) {
            characters -= size(latest.removeFirst());
        }
    }

    synchronized List<AuditEvent> snapshot() {
        return List.copyOf(latest);
    }

    /** About as many characters as it holds. */
    private static long size(AuditEvent event) {
        return 400L
                + event.principal().length()
                + event.statement().sql().map(String::length).orElse(0)
                + event.reason().map(String::length).orElse(0)
                + sizes(event.tables())
                + sizes(event.access().policies())
                + sizes(event.access().columns())
                + sizes(event.access().masks())
                + sizes(event.access().filters())
                + sizes(event.access().keys())
                + sizes(List.copyOf(event.details().values()));
    }

    private static long sizes(List<String> texts) {
        long sum = 0;
        for (String text : texts) {
            sum += text.length() + 8L;
        }
        return sum;
    }
}
