package io.tauro.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.store.LocalObjectStore;
import io.tauro.connector.files.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTest {

    @TempDir Path folder;

    @Test
    void absoluteLocationsInTheFolderHaveAKeyAndOthersHaveNone() {
        LocalObjectStore store = new LocalObjectStore(folder);

        assertThat(store.keyOf(folder.resolve("t/a b.parquet").toUri())).contains("t/a b.parquet");
        assertThat(store.keyOf(folder.resolve("../x").toUri())).isEmpty();
        assertThat(store.keyOf(URI.create("s3://bucket" + folder + "/t"))).isEmpty();
        assertThat(store.keyOf(URI.create("file:t"))).isEmpty();
    }

    @Test
    void anObjectKnowsWhenItWasWrittenAndIsEqualWithoutKnowing() throws IOException {
        Instant moment = Instant.parse("2026-01-01T10:00:00Z");
        Files.setLastModifiedTime(
                Files.writeString(folder.resolve("f"), "x"), FileTime.from(moment));

        StoredObject object = new LocalObjectStore(folder).find("f").orElseThrow();

        assertThat(object.modified()).isEqualTo(Optional.of(moment));
        assertThat(new StoredObject("f", 1, object.version())).isEqualTo(object);
        assertThat(object.withKey("g").modified()).contains(moment);
        assertThat(object.withKey("g")).isNotEqualTo(object);
    }
}
