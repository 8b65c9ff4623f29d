package io.tauro.jdbc;

import java.util.Optional;

/** The version of the driver, which is that of the library. */
final class Version {

    static final int MAJOR = 0;
    static final int MINOR = 1;

    private Version() {}

    /** As the manifest of the jar has it. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse(MAJOR + "." + MINOR);
    }
}
