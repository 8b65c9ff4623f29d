package io.tauro.internal.execute;

/** Memory that an index over build rows may take beside what is reserved for each row. */
@FunctionalInterface
interface IndexRoom {

    /** No more than is reserved. */
    IndexRoom NONE = bytes -> false;

    /** Reserves so many bytes more, and says whether there is room for them. */
    boolean take(long bytes);

    /** A little of what is free, so that nobody need give back for it. */
    static IndexRoom of(MemoryBudget.Reservation memory) {
        return bytes -> bytes <= memory.budget().available() / 8 && memory.tryGrow(bytes);
    }
}
