package io.tauro.table;

/** What kind of system is behind a connection. */
public enum SourceType {
    DATABASE,
    FILESYSTEM,
    API,
    STREAM,
    DATA_WAREHOUSE,
    /** Rows in this process. */
    MEMORY
}
