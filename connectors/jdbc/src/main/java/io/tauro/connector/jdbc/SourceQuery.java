package io.tauro.connector.jdbc;

import io.tauro.type.Schema;

/** What a reader runs. */
interface SourceQuery {

    Schema schema();

    SelectStatement statement();

    /** Whether few rows are expected. */
    boolean few();

    /** What it reads, for messages. */
    Object about();
}
