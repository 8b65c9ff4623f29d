package io.tauro.connector.files.parquet;

/** Bytes that do not follow the format. The message has no value of a row. */
final class MalformedData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedData(String message) {
        super(message);
    }
}
