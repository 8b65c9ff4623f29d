package io.tauro.internal.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a path can ask of a value, {@code .size()} and its like. */
enum PathMethod {
    TYPE(0),
    SIZE(0),
    DOUBLE(0),
    CEILING(0),
    FLOOR(0),
    ABS(0),
    KEYVALUE(0),
    BIGINT(0),
    BOOLEAN(0),
    DECIMAL(2),
    INTEGER(0),
    NUMBER(0),
    STRING(0);

    private final int most;

    PathMethod(int most) {
        this.most = most;
    }

    /** How many arguments it takes at most. */
    int most() {
        return most;
    }

    String label() {
        return "." + name().toLowerCase(Locale.ROOT) + "()";
    }

    /** The method of a name; null if there is none. */
    static @Nullable PathMethod of(String name) {
        for (PathMethod method : values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(name)) {
                return method;
            }
        }
        return null;
    }
}
