package io.tauro.internal.spill;

/** Is told what is put on disk. Thread-safe. */
public interface SpillCounter {

    /** Counts nothing. */
    SpillCounter NONE =
            new SpillCounter() {
                @Override
                public void opened() {}

                @Override
                public void written(long bytes) {}
            };

    /** A file was opened. */
    void opened();

    /** So many bytes were written, as they are on disk. */
    void written(long bytes);
}
