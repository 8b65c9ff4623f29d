package io.tauro.connector.s3;

import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.ObjectStoreContract;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.spi.ConnectionConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What a bucket keeps to as a store. */
class S3ObjectStoreTest extends ObjectStoreContract {

    private static S3Server server;

    @BeforeAll
    static void start() {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static ObjectStore store(S3 connection) {
        ConnectionConfig config = connection.config("lake");
        S3Options options = S3Options.of(config);
        RemoteSettings settings = RemoteSettings.of(config);
        return new RemoteObjectStore(
                new S3Objects(options, new S3Clients(options, settings)), settings);
    }

    @Override
    protected ObjectStore emptyStore() {
        server.clear();
        return store(server.connection());
    }
}
