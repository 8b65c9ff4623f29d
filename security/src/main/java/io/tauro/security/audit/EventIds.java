package io.tauro.security.audit;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names for operations: random UUIDs, which are to be different and need not be hard to guess.
 * Those that are hard to guess take longer than a small query.
 */
final class EventIds {

    /** Makes those of two processes different that were started at the same moment. */
    private static final long HIGH;

    private static final long LOW;

    static {
        SecureRandom random = new SecureRandom();
        HIGH = random.nextLong();
        LOW = random.nextLong();
    }

    private EventIds() {}

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() ^ HIGH) & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = (random.nextLong() ^ LOW) & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
