package io.tauro.query;

import java.time.Duration;

/**
 * How busy a context is, and has been. Immutable.
 *
 * @param running results that are open
 * @param waiting queries that wait for one of them to be closed
 * @param admitted queries that were let in so far
 * @param refused queries that were not, because too many waited or it took too long
 * @param waited how long queries have waited, all together
 * @param memoryBytes what operators hold of the memory of the context now
 * @param spillFiles the files open now that operators have put rows into
 * @param spillBytes what is in these files
 * @param openReaders the readers of sources that are open now, each with what it has of its source:
 *     a file, a connection
 * @param workers the threads beside those that read results that work on queries now
 * @param waitingPieces the pieces of work that wait for such a thread
 * @param deadlines the queries that are going to be cancelled at some time
 */
public record QueryLoad(
        int running,
        int waiting,
        long admitted,
        long refused,
        Duration waited,
        long memoryBytes,
        long spillFiles,
        long spillBytes,
        int openReaders,
        int workers,
        int waitingPieces,
        int deadlines) {

    /** Whether nothing is held for any query. */
    public boolean isIdle() {
        return running == 0
                && waiting == 0
                && memoryBytes == 0
                && spillFiles == 0
                && openReaders == 0
                && workers == 0
                && waitingPieces == 0
                && deadlines == 0;
    }
}
