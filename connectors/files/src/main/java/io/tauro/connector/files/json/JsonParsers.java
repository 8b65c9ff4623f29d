package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** The parser with its limits. */
final class JsonParsers {

    static final int MAX_DEPTH = 100;
    static final int MAX_TEXT = 1 << 24;
    static final int MAX_NUMBER = 1000;
    static final int MAX_NAME = 50_000;

    private JsonParsers() {}

    static JsonFactory create() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_TEXT)
                                .maxNumberLength(MAX_NUMBER)
                                .maxNameLength(MAX_NAME)
                                .build())
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}
