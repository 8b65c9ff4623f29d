package io.tauro.connector.hdfs;

import java.io.PrintWriter;
import java.io.StringWriter;

/** All that a log would show of an error. */
final class Shown {

    private Shown() {}

    static String of(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
