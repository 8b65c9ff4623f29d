package io.tauro.connector.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.ObjectStoreContract;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store over a name node and a data node of Hadoop itself. */
class HdfsStoreTest extends ObjectStoreContract {

    @TempDir static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(folder);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Override
    protected ObjectStore emptyStore() throws IOException {
        return Cluster.store(cluster.newFolder());
    }

    /** HDFS has no names with a colon. */
    @Override
    protected boolean takesAnyName() {
        return false;
    }

    @Test
    void aFileThatGrowsHasChanged() throws IOException {
        Hdfs lake = cluster.newFolder();
        try (ObjectStore store = Cluster.store(lake)) {
            store.put("log", new byte[100], PutMode.REPLACE);
            StoredObject before = store.find("log").orElseThrow();
            FileSystem owner = cluster.owner();
            String root = lake.config("x").requireText("url");
            try (FSDataOutputStream out =
                    owner.append(new org.apache.hadoop.fs.Path(root + "/log"))) {
                out.write(1);
            }
            TauroException error =
                    catchThrowableOfType(
                            TauroException.class, () -> store.open(before).read(0, 100));
            assertThat(error.code()).isEqualTo(ErrorCode.FILE_CHANGED);
        }
    }

    @Test
    void filesOfSeveralBlocksAreRead() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(5).nextBytes(bytes);
        Hdfs lake = cluster.newFolder().properties(Map.of("dfs.blocksize", "1048576"));
        try (ObjectStore store = Cluster.store(lake)) {
            store.put("big", bytes, PutMode.IF_ABSENT);
            try (ObjectReader reader = store.open(store.find("big").orElseThrow())) {
                assertThat(reader.read(0, bytes.length)).isEqualTo(bytes);
                assertThat(reader.read(1_048_575, 2))
                        .containsExactly(bytes[1_048_575], bytes[1_048_576]);
            }
        }
    }

    @Test
    void noKeyLeadsOutOfTheFolder() throws IOException {
        try (ObjectStore store = Cluster.store(cluster.newFolder())) {
            store.put("a/b", new byte[1], PutMode.IF_ABSENT);
            assertThat(store.find("../t1/a/b")).isEmpty();
            assertThat(store.find("a/../a/b")).isEmpty();
            assertThat(store.find("a//b")).isEmpty();
            assertThat(store.list("..")).isEmpty();
            assertThat(store.list("a/..")).isEmpty();
            TauroException error =
                    catchThrowableOfType(
                            TauroException.class,
                            () -> store.put("../out", new byte[1], PutMode.REPLACE));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_ERROR);
        }
    }

    @Test
    void aFolderInThePlaceOfAFileIsNotReplaced() throws IOException {
        try (ObjectStore store = Cluster.store(cluster.newFolder())) {
            store.put("a/b", new byte[1], PutMode.IF_ABSENT);
            assertThat(store.put("a", new byte[1], PutMode.IF_ABSENT)).isEqualTo(PutOutcome.EXISTS);
            TauroException error =
                    catchThrowableOfType(
                            TauroException.class,
                            () -> store.put("a", new byte[1], PutMode.REPLACE));
            assertThat(error).isNotNull();
            assertThat(store.list("")).extracting(StoredObject::key).containsExactly("a/b");
        }
    }

    @Test
    void whoMayNotReadIsTold() throws IOException {
        Hdfs lake = cluster.newFolder();
        try (ObjectStore owner = Cluster.store(lake);
                ObjectStore stranger = Cluster.store(lake.user("stranger"))) {
            owner.put("secret", "x".getBytes(StandardCharsets.UTF_8), PutMode.IF_ABSENT);
            String root = lake.config("x").requireText("url");
            cluster.owner()
                    .setPermission(
                            new org.apache.hadoop.fs.Path(root + "/secret"),
                            new FsPermission((short) 0600));
            StoredObject object = stranger.find("secret").orElseThrow();
            TauroException read =
                    catchThrowableOfType(
                            TauroException.class, () -> stranger.open(object).read(0, 1));
            assertThat(read.code()).isEqualTo(ErrorCode.SOURCE_PERMISSION_DENIED);
            assertThat(read).hasMessageContaining("AccessControlException");
            TauroException written =
                    catchThrowableOfType(
                            TauroException.class,
                            () -> stranger.put("mine", new byte[1], PutMode.IF_ABSENT));
            assertThat(written.code()).isEqualTo(ErrorCode.SOURCE_PERMISSION_DENIED);
            assertThat(stranger.metrics().retries()).isZero();
        }
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        String url = cluster.address() + "/no/such";
        try (ObjectStore store = Cluster.store(Hdfs.at(url))) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND);
            assertThat(error).hasMessageContaining("There is no folder '" + url + "'");
            assertThat(store.check().health()).isEqualTo(Health.DOWN);
        }
    }

    @Test
    void blocksThatNobodyHasAreAskedForAFewTimes() throws IOException {
        try (RemoteObjectStore store = Cluster.store(cluster.newFolder())) {
            store.put("a", new byte[10], PutMode.IF_ABSENT);
            StoredObject object = store.find("a").orElseThrow();
            var node = cluster.servers().stopDataNode(0);
            try {
                TauroException error =
                        catchThrowableOfType(
                                TauroException.class, () -> store.open(object).read(0, 10));
                assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
                assertThat(error).hasMessageContaining("after 6 attempts");
            } finally {
                cluster.servers().restartDataNode(node, true);
                cluster.servers().waitActive();
            }
            assertThat(store.open(object).read(0, 10)).hasSize(10);
        }
    }

    @Test
    void nobodyBehindTheAddressIsToldSo() {
        try (RemoteObjectStore store = Cluster.store(Hdfs.at("hdfs://127.0.0.1:1/data"))) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        }
    }
}
