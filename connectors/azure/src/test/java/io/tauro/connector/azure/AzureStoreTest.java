package io.tauro.connector.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.ObjectStoreContract;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Health;
import io.tauro.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store over Azurite, which checks signatures. */
class AzureStoreTest extends ObjectStoreContract {

    private static AzuriteAccount account;

    @BeforeAll
    static void start() {
        account = AzuriteAccount.start();
    }

    @AfterAll
    static void stop() {
        if (account != null) {
            account.close();
        }
    }

    @Override
    protected ObjectStore emptyStore() {
        return account.store(account.withKey(account.newContainer()));
    }

    /** To Azure a backslash is a slash. */
    @Override
    protected boolean takesAnyName() {
        return false;
    }

    @Test
    void questionMarksAndTheLikeAreOrdinaryCharacters() {
        List<String> keys =
                List.of("q?uery=1&x=2.txt", "star*<>|\".txt", "100%.txt", "a%2Fb", "col:on");
        BlobContainerClient container = account.newContainer();
        try (ObjectStore store = account.store(account.withKey(container))) {
            for (String key : keys) {
                store.put(key, key.getBytes(StandardCharsets.UTF_8), PutMode.IF_ABSENT);
            }
            assertThat(store.list(""))
                    .extracting(StoredObject::key)
                    .containsExactlyInAnyOrderElementsOf(keys);
            keys.forEach(key -> assertThat(read(store, key)).isEqualTo(key));
        }
    }

    private static String read(ObjectStore store, String key) {
        StoredObject object = store.find(key).orElseThrow();
        try (ObjectReader reader = store.open(object)) {
            return new String(reader.read(0, (int) object.size()), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aListingOfSeveralPagesIsWhole() {
        BlobContainerClient container = account.newContainer();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 2345; i++) {
            keys.add(String.format("many/f%04d", i));
        }
        account.uploadAll(container, keys);
        account.uploadAll(container, List.of("many/below/x", "many2"));
        try (ObjectStore store = account.store(account.withKey(container))) {
            assertThat(store.children("many").objects())
                    .extracting(StoredObject::key)
                    .containsExactlyElementsOf(keys);
            assertThat(store.children("many").folders()).containsExactly("many/below");
            assertThat(store.list("many")).hasSize(2346);
            assertThat(store.metrics().statements()).isEqualTo(9);
        }
    }

    @Test
    void aFolderOfAnAccountWithFoldersIsNoObject() {
        BlobContainerClient container = account.newContainer();
        container
                .getBlobClient("dir")
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromBytes(new byte[0]))
                                .setMetadata(Map.of("hdi_isfolder", "true")),
                        null,
                        Context.NONE);
        account.uploadAll(container, List.of("dir/a"));
        try (ObjectStore store = account.store(account.withKey(container))) {
            assertThat(store.list("")).extracting(StoredObject::key).containsExactly("dir/a");
            assertThat(store.find("dir")).isEmpty();
            assertThat(store.children("").objects()).isEmpty();
        }
    }

    @Test
    void aPrefixIsTheRootOfAllKeys() {
        BlobContainerClient container = account.newContainer();
        account.uploadAll(container, List.of("in/a", "in/b/c", "inside", "out"));
        try (ObjectStore store = account.store(account.withKey(container).prefix("/in/"))) {
            assertThat(store.list("")).extracting(StoredObject::key).containsExactly("a", "b/c");
            assertThat(store.find("b/c")).isPresent();
            assertThat(store.find("out")).isEmpty();
            store.put("d", new byte[] {1}, PutMode.IF_ABSENT);
            assertThat(container.getBlobClient("in/d").exists()).isTrue();
        }
    }

    @Test
    void aSharedAccessSignatureMayDoWhatItSays() {
        BlobContainerClient container = account.newContainer();
        account.uploadAll(container, List.of("a"));
        try (ObjectStore store = account.store(account.withSas(container, "rl"))) {
            assertThat(store.list("")).hasSize(1);
            assertThat(store.open(store.find("a").orElseThrow()).read(0, 1)).hasSize(1);
            TauroException error =
                    catchThrowableOfType(
                            TauroException.class,
                            () -> store.put("b", new byte[1], PutMode.REPLACE));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_PERMISSION_DENIED);
            assertThat(error).hasMessageContaining("'b'").hasMessageContaining("HTTP 403");
        }
    }

    @Test
    void aSignatureThatWasChangedIsRefusedAndNotShown() {
        BlobContainerClient container = account.newContainer();
        String sas = account.sas(container, "rl").replace("sp=rl", "sp=racwdl");
        AzureBlob definition =
                AzureBlob.container(container.getBlobContainerName())
                        .endpoint(account.endpoint())
                        .sasToken(Secret.of("?" + sas));
        try (ObjectStore store = account.store(definition)) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_PERMISSION_DENIED);
            String signature = sas.replaceAll(".*sig=([^&%]*).*", "$1");
            assertThat(Shown.of(error)).doesNotContain("sig=").doesNotContain(signature);
        }
    }

    @Test
    void aConnectionStringIsEnough() {
        BlobContainerClient container = account.newContainer();
        account.uploadAll(container, List.of("a"));
        try (ObjectStore store = account.store(account.withConnectionString(container))) {
            assertThat(store.list("")).hasSize(1);
        }
    }

    @Test
    void aContainerThatIsOpenToAllNeedsNoCredential() {
        BlobContainerClient open = account.newOpenContainer();
        BlobContainerClient closed = account.newContainer();
        account.uploadAll(open, List.of("a"));
        try (ObjectStore store = account.store(account.anonymous(open))) {
            assertThat(store.list("")).hasSize(1);
        }
        try (ObjectStore store = account.store(account.anonymous(closed))) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code())
                    .isIn(ErrorCode.FILE_NOT_FOUND, ErrorCode.SOURCE_PERMISSION_DENIED);
        }
    }

    @Test
    void aWrongKeyIsRefusedAndNotShown() {
        BlobContainerClient container = account.newContainer();
        String wrong = Azurite.randomKey();
        AzureBlob definition =
                AzureBlob.container(container.getBlobContainerName())
                        .account(Azurite.ACCOUNT)
                        .endpoint(account.endpoint())
                        .accountKey(Secret.of(wrong));
        try (ObjectStore store = account.store(definition)) {
            TauroException error =
                    catchThrowableOfType(TauroException.class, () -> store.list("x"));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_PERMISSION_DENIED);
            assertThat(error)
                    .hasMessageContaining(container.getBlobContainerName())
                    .hasMessageContaining("HTTP 403 AuthorizationFailure");
            assertThat(Shown.of(error))
                    .doesNotContain(wrong)
                    .doesNotContainIgnoringCase("SharedKey")
                    .doesNotContain("string to sign");
            assertThat(store.check().health()).isEqualTo(Health.DOWN);
            assertThat(store.check().error()).contains(ErrorCode.SOURCE_PERMISSION_DENIED);
            assertThat(store.metrics().retries()).isZero();
        }
    }

    @Test
    void aContainerThatIsMissingIsNamed() {
        AzureBlob definition =
                AzureBlob.container("no-such-lake")
                        .account(Azurite.ACCOUNT)
                        .endpoint(account.endpoint())
                        .accountKey(Secret.of(account.key()));
        try (ObjectStore store = account.store(definition)) {
            for (TauroException error :
                    List.of(
                            catchThrowableOfType(TauroException.class, () -> store.list("")),
                            catchThrowableOfType(TauroException.class, () -> store.find("a")),
                            catchThrowableOfType(
                                    TauroException.class,
                                    () -> store.put("a", new byte[1], PutMode.IF_ABSENT)))) {
                assertThat(error.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND);
                assertThat(error)
                        .hasMessageContaining("There is no container 'no-such-lake'")
                        .hasMessageContaining("ContainerNotFound");
            }
            assertThat(store.check().health()).isEqualTo(Health.DOWN);
        }
    }
}
