package io.tauro.connector.files;

/** Tests that write CSV. */
abstract class CsvFileTest extends TextFileTest {

    CsvFileTest() {
        super("csv");
    }
}
