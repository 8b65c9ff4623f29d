package io.tauro.connector.s3;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection to a bucket that a program describes: {@code
 * S3.bucket("acme-lake").region("eu-west-1")}. Without credentials those are used that the AWS
 * clients find: in the environment, in profiles, of the container or the machine. Immutable.
 */
public final class S3 implements ConnectionDefinition {

    private final Map<String, Object> options;

    private S3(Map<String, Object> options) {
        this.options = Map.copyOf(options);
    }

    /** The objects of a bucket. */
    public static S3 bucket(String name) {
        return new S3(Map.of(S3Options.BUCKET, name));
    }

    /** The region of the bucket, such as {@code eu-west-1}. */
    public S3 region(String name) {
        return option(S3Options.REGION, name);
    }

    /** Another store that speaks the protocol, such as {@code https://minio.example:9000}. */
    public S3 endpoint(String url) {
        return option(S3Options.ENDPOINT, url);
    }

    /** Whether the bucket stands in the path of requests, and not in the name of the host. */
    public S3 pathStyle(boolean pathStyle) {
        return option(S3Options.PATH_STYLE, pathStyle);
    }

    /** A pair of keys. */
    public S3 credentials(Secret accessKey, Secret secretKey) {
        return option(S3Options.ACCESS_KEY, accessKey).option(S3Options.SECRET_KEY, secretKey);
    }

    /** What makes a pair of keys temporary credentials. */
    public S3 sessionToken(Secret token) {
        return option(S3Options.SESSION_TOKEN, token);
    }

    /** A profile of the shared configuration files of AWS, which may take on a role. */
    public S3 profile(String name) {
        return option(S3Options.PROFILE, name);
    }

    /** Sends requests without credentials, which public buckets answer. */
    public S3 anonymous() {
        return option(S3Options.ANONYMOUS, true);
    }

    /** The folder that the paths of tables are relative to. */
    public S3 prefix(String folder) {
        return option("prefix", folder);
    }

    /** Any option by its name in configuration. */
    public S3 option(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new S3(more);
    }

    @Override
    public ConnectorFactory factory() {
        return new S3Factory();
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, options);
    }
}
