package io.tauro.harness;

/** Answers queries. */
interface Engine extends AutoCloseable {

    String name();

    Answer ask(String sql);

    @Override
    void close();
}
