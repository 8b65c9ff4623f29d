package io.tauro.internal.execute;

import java.math.BigInteger;

/** Exact sums by group. */
interface ExactSums {

    /** How many values were added. */
    long count(int group);

    /** Whether the sum is its low 64 bits, as a signed integer. */
    boolean fitsLong(int group);

    /** The low 64 bits of the sum. */
    long low(int group);

    /** The sum. */
    BigInteger sum(int group);
}
