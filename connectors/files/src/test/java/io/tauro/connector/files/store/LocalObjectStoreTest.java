package io.tauro.connector.files.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {

    @TempDir Path folder;

    @Override
    protected ObjectStore emptyStore() throws IOException {
        return new LocalObjectStore(Files.createDirectories(folder.resolve("store")));
    }

    @Test
    void nothingIsWrittenOutsideOfTheFolder() throws IOException {
        try (ObjectStore store = emptyStore()) {
            byte[] bytes = {1};
            assertFails(
                    ErrorCode.SOURCE_PERMISSION_DENIED,
                    () -> store.put("../x", bytes, PutMode.REPLACE));
            Files.createSymbolicLink(folder.resolve("store/out"), folder);
            assertFails(
                    ErrorCode.SOURCE_PERMISSION_DENIED,
                    () -> store.put("out/x", bytes, PutMode.IF_ABSENT));
            assertFails(ErrorCode.SOURCE_PERMISSION_DENIED, () -> store.children(""));
            assertThat(folder.resolve("x")).doesNotExist();
        }
    }

    @Test
    void aLinkToNowhereIsNotThere() throws IOException {
        try (ObjectStore store = emptyStore()) {
            Files.createSymbolicLink(folder.resolve("store/dead"), folder.resolve("none"));
            assertThat(store.children("").objects()).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsDown() {
        try (ObjectStore store = new LocalObjectStore(folder.resolve("none"))) {
            assertThat(store.check().health()).isEqualTo(Health.DOWN);
        }
    }
}
