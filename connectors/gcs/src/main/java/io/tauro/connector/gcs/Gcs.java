package io.tauro.connector.gcs;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection to a bucket of Google Cloud Storage that a program describes: {@code
 * Gcs.bucket("lake")}. Without a credential it is the application default one. Immutable.
 */
public final class Gcs implements ConnectionDefinition {

    private final Map<String, Object> options;

    private Gcs(Map<String, Object> options) {
        this.options = Map.copyOf(options);
    }

    /** The files of a bucket. */
    public static Gcs bucket(String name) {
        return new Gcs(Map.of(GcsOptions.BUCKET, name));
    }

    /**
     * The key of a service account, or another credential, as Google's tools write it in a file.
     */
    public Gcs credentials(Path file) {
        return with(GcsOptions.CREDENTIALS, file.toAbsolutePath().toString());
    }

    /** The text that such a file has. */
    public Gcs credentialsJson(Secret text) {
        return with(GcsOptions.CREDENTIALS_JSON, text);
    }

    /** Says nobody's name: for buckets that are open to all. */
    public Gcs anonymous() {
        return with(GcsOptions.ANONYMOUS, true);
    }

    /** The project that pays for requests, where the owner of the bucket does not. */
    public Gcs project(String id) {
        return with(GcsOptions.PROJECT, id);
    }

    /** Where the API is, if not at {@code https://storage.googleapis.com}. */
    public Gcs endpoint(String url) {
        return with(GcsOptions.ENDPOINT, url);
    }

    /** The folder of the bucket that the paths of tables are relative to. */
    public Gcs prefix(String folder) {
        return with("prefix", folder);
    }

    private Gcs with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Gcs(more);
    }

    @Override
    public ConnectorFactory factory() {
        return new GcsFactory();
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, options);
    }
}
