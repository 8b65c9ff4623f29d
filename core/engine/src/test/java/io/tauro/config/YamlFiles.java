package io.tauro.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.error.TauroException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configuration files for tests, in a folder of their own. */
record YamlFiles(Path folder) {

    ContextConfiguration read(String yaml) {
        return YamlConfiguration.read(write(yaml));
    }

    TauroException failure(String yaml) {
        Path file = write(yaml);
        TauroException failure =
                catchThrowableOfType(TauroException.class, () -> YamlConfiguration.read(file));
        if (failure == null) {
            throw new AssertionError("The file was accepted");
        }
        return failure;
    }

    Path write(String yaml) {
        return write("tauro.yaml", yaml);
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
