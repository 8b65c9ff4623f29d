package io.tauro.internal.execute;

/**
 * How many different hashes it was given: exactly as long as they are few, then by HyperLogLog with
 * the estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches". Not
 * thread-safe.
 */
final class DistinctSketch {

    static final long EMPTY_BYTES = 64;

    private static final int PRECISION = 12;
    private static final int REGISTERS = 1 << PRECISION;
    private static final int LONGEST = 64 - PRECISION;
    private static final int MOST_EXACT = 256;

    /** Hashes by their low bits, none of which is 0; of twice as many places as hashes at least. */
    private long[] exact = new long[4];

    private int count;
    private byte[] registers = {};

    /**
     * Takes a hash in.
     *
     * @return by how many bytes it has grown
     */
    long add(long hash) {
        long mixed = mix(hash);
        if (registers.length > 0) {
            register(mixed);
            return 0;
        }
        long before = 8L * exact.length;
        if (insert(exact, mixed == 0 ? 1 : mixed)) {
            count++;
        }
        if (count > MOST_EXACT) {
            registers = new byte[REGISTERS];
            for (long known : exact) {
                if (known != 0) {
                    register(known);
                }
            }
            exact = new long[0];
            return REGISTERS - before;
        }
        if (count * 2 > exact.length) {
            long[] larger = new long[exact.length * 2];
            for (long known : exact) {
                if (known != 0) {
                    insert(larger, known);
                }
            }
            exact = larger;
        }
        return 8L * exact.length - before;
    }

    /** Hashes of integers may have little in their high bits. */
    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ mixed >>> 33;
    }

    private static boolean insert(long[] table, long hash) {
        int place = (int) hash & table.length - 1;
        while (table[place] != 0) {
            if (table[place] == hash) {
                return false;
            }
            place = place + 1 & table.length - 1;
        }
        table[place] = hash;
        return true;
    }

    private void register(long hash) {
        int register = (int) (hash >>> LONGEST);
        int zeros = Math.min(LONGEST, Long.numberOfLeadingZeros(hash << PRECISION)) + 1;
        registers[register] = (byte) Math.max(registers[register], zeros);
    }

    long estimate() {
        if (registers.length == 0) {
            return count;
        }
        int[] counts = new int[LONGEST + 2];
        for (byte register : registers) {
            counts[register]++;
        }
        double z = REGISTERS * tau(1 - counts[LONGEST + 1] / (double) REGISTERS);
        for (int k = LONGEST; k >= 1; k--) {
            z = 0.5 * (z + counts[k]);
        }
        z += REGISTERS * sigma(counts[0] / (double) REGISTERS);
        return Math.round(REGISTERS / (2 * Math.log(2)) * REGISTERS / z);
    }

    private static double sigma(double x) {
        if (x == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = x;
        double factor = 1;
        double sum = x;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * factor;
            factor += factor;
        } while (sum != before);
        return sum;
    }

    private static double tau(double x) {
        if (x == 0 || x == 1) {
            return 0;
        }
        double root = x;
        double factor = 1;
        double sum = 1 - x;
        double before;
        do {
            root = Math.sqrt(root);
            before = sum;
            factor *= 0.5;
            sum -= (1 - root) * (1 - root) * factor;
        } while (sum != before);
        return sum / 3;
    }
}
