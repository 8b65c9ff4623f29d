package io.tauro.connector.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.ObjectStoreContract;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Health;
import io.tauro.spi.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store over a server that speaks the API and checks who asks. */
class GcsStoreTest extends ObjectStoreContract {

    private final GcsServer server = GcsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected ObjectStore emptyStore() {
        server.create("lake");
        return store(withKey("lake"));
    }

    private Gcs withKey(String bucket) {
        return Gcs.bucket(bucket)
                .endpoint(server.address().toString())
                .credentialsJson(Secret.of(server.key()));
    }

    private static RemoteObjectStore store(Gcs definition) {
        return new GcsFactory().store(definition.config("lake"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aListingOfSeveralPagesIsWhole() {
        server.create("many");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 2345; i++) {
            keys.add("many/f" + (10_000 + i));
            server.write("many", keys.get(i), new byte[] {1});
        }
        server.write("many", "many/below/x", new byte[] {1});
        server.write("many", "many2", new byte[] {1});
        try (ObjectStore store = store(withKey("many"))) {
            assertThat(store.children("many").objects())
                    .extracting(StoredObject::key)
                    .containsExactlyElementsOf(keys);
            assertThat(store.children("many").folders()).containsExactly("many/below");
            assertThat(store.list("many")).hasSize(2346);
            assertThat(store.metrics().statements()).isEqualTo(9);
            assertThat(store.childrenAfter("many", "f12343").objects())
                    .extracting(StoredObject::key)
                    .containsExactly("many/f12344");
            assertThat(store.metrics().statements()).as("it begins there").isEqualTo(10);
            assertThat(server.tokenRequests()).isEqualTo(1);
        }
    }

    @Test
    void namesBeyondSixteenBitsAreNotLostBehindOthers() {
        server.create("names");
        server.write("names", "\uFFFD", new byte[] {1});
        server.write("names", "𝄞", new byte[] {1});
        try (ObjectStore store = store(withKey("names"))) {
            assertThat(store.childrenAfter("", "𝄞").objects())
                    .extracting(StoredObject::key)
                    .containsExactly("\uFFFD");
        }
    }

    @Test
    void aReadAsksForItsRangeAlone() {
        server.create("lake");
        server.write("lake", "a", utf8("0123456789"));
        try (ObjectStore store = store(withKey("lake"));
                ObjectReader reader = store.open(store.find("a").orElseThrow())) {
            assertThat(reader.read(3, 4)).isEqualTo(utf8("3456"));
            assertThat(server.lastRange()).isEqualTo("bytes=3-6");
        }
    }

    @Test
    void whatIsStoredPackedIsReadAsItIsStored() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(utf8("id\n1\n"));
        }
        server.create("lake");
        server.writePacked("lake", "a.csv.gz", packed.toByteArray());
        try (ObjectStore store = store(withKey("lake"))) {
            StoredObject object = store.find("a.csv.gz").orElseThrow();
            assertThat(object.size()).isEqualTo(packed.size());
            try (ObjectReader reader = store.open(object)) {
                assertThat(reader.read(0, packed.size())).isEqualTo(packed.toByteArray());
            }
        }
    }

    @Test
    void aPrefixIsTheRootAndAProjectPays() {
        server.create("lake");
        server.write("lake", "in/a", new byte[] {1});
        server.write("lake", "inside", new byte[] {1});
        try (ObjectStore store = store(withKey("lake").prefix("in").project("payer-1"))) {
            assertThat(store.list("")).extracting(StoredObject::key).containsExactly("a");
            assertThat(server.lastUserProject()).isEqualTo("payer-1");
            store.put("b", new byte[] {2}, PutMode.IF_ABSENT);
            assertThat(store.find("b")).isPresent();
        }
    }

    @Test
    void aKeyInAFileIsEnough(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.json"), server.key());
        server.create("lake");
        Gcs definition = Gcs.bucket("lake").endpoint(server.address().toString()).credentials(file);
        try (ObjectStore store = store(definition)) {
            assertThat(store.check().health()).isEqualTo(Health.UP);
        }
    }

    @Test
    void aBucketThatIsOpenToAllNeedsNoCredential() {
        server.create("open");
        server.create("closed");
        server.openToAll("open");
        server.write("open", "a", new byte[] {1});
        try (ObjectStore store = store(anonymous("open"))) {
            assertThat(store.list("")).hasSize(1);
            assertThat(server.tokenRequests()).isZero();
        }
        try (ObjectStore store = store(anonymous("closed"))) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            assertThat(error).hasMessageContaining("HTTP 401 authError, request upload-1");
        }
    }

    private Gcs anonymous(String bucket) {
        return Gcs.bucket(bucket).endpoint(server.address().toString()).anonymous();
    }

    @Test
    void aKeyOfAnotherAccountIsRefusedAndNotShown() {
        server.create("lake");
        ServiceAccount other = ServiceAccount.named("reader");
        Gcs definition =
                Gcs.bucket("lake")
                        .endpoint(server.address().toString())
                        .credentialsJson(Secret.of(other.json(server.address() + "/token")));
        try (ObjectStore store = store(definition)) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            assertThat(error)
                    .hasMessageContaining("bucket 'lake'")
                    .hasMessageContaining("no token: HTTP 400");
            assertThat(Shown.of(error))
                    .doesNotContain(other.privateKey().substring(0, 40))
                    .doesNotContain("eyJ")
                    .doesNotContain("gserviceaccount");
            assertThat(store.metrics().retries()).isZero();
            assertThat(store.check().error()).contains(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
        }
    }

    @Test
    void aTokenThatHasBecomeVoidIsReplaced() {
        server.create("lake");
        try (ObjectStore store = store(withKey("lake"))) {
            assertThat(store.list("")).isEmpty();
            server.revokeTokens();
            assertThat(store.list("")).isEmpty();
            assertThat(server.tokenRequests()).isEqualTo(2);
            assertThat(store.metrics().retries()).isZero();
        }
    }

    @Test
    void aTokenServiceThatIsBusyIsAskedAgainAFewTimes() {
        server.create("lake");
        server.answerTokensWith(503);
        try (ObjectStore store = store(withKey("lake"))) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_BUSY);
            assertThat(error).hasMessageContaining("no token: HTTP 503, after 6 attempts");
            assertThat(server.tokenRequests()).isEqualTo(6);
        }
    }

    @Test
    void aBucketThatIsMissingIsNamed() {
        try (ObjectStore store = store(withKey("no-such-lake"))) {
            for (TauroException error :
                    List.of(
                            catchThrowableOfType(TauroException.class, () -> store.list("")),
                            catchThrowableOfType(TauroException.class, () -> store.find("a")),
                            catchThrowableOfType(
                                    TauroException.class,
                                    () -> store.put("a", new byte[1], PutMode.IF_ABSENT)))) {
                assertThat(error.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND);
                assertThat(error).hasMessageContaining("There is no bucket 'no-such-lake'");
            }
        }
    }
}
