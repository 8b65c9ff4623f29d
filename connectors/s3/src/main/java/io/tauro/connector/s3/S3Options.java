package io.tauro.connector.s3;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a configuration says of a bucket. Immutable; prints without secrets.
 *
 * @param bucket its name, or the ARN of an access point
 * @param region of the bucket; empty for the one that the AWS clients find
 * @param endpoint empty for Amazon's own
 * @param pathStyle whether the bucket stands in the path
 * @param keys a pair of keys; empty if they come from elsewhere
 * @param profile whose credentials are used; empty for the default chain
 * @param anonymous whether there are no credentials
 * @param encryption of what is written; empty for the bucket's own
 * @param kmsKey the key of encryption by KMS; empty for the bucket's own
 * @param customerKey the key of encryption by a key that the store does not keep, in Base64
 * @param requesterPays whether who asks agrees to pay for it
 */
record S3Options(
        String bucket,
        Optional<String> region,
        Optional<URI> endpoint,
        boolean pathStyle,
        Optional<Keys> keys,
        Optional<String> profile,
        boolean anonymous,
        Optional<String> encryption,
        Optional<String> kmsKey,
        Optional<String> customerKey,
        boolean requesterPays) {

    static final String BUCKET = "bucket";
    static final String REGION = "region";
    static final String ENDPOINT = "endpoint";
    static final String PATH_STYLE = "path_style";
    static final String ACCESS_KEY = "access_key";
    static final String SECRET_KEY = "secret_key";
    static final String SESSION_TOKEN = "session_token";
    static final String PROFILE = "profile";
    static final String ANONYMOUS = "anonymous";
    private static final String ENCRYPTION = "encryption";
    private static final String KMS_KEY = "kms_key";
    private static final String CUSTOMER_KEY = "customer_key";
    private static final String REQUESTER_PAYS = "requester_pays";

    static final List<Option> ALL =
            List.of(
                    Option.required(BUCKET, Kind.TEXT, "The bucket, or the ARN of an access point"),
                    Option.of(
                            REGION,
                            Kind.TEXT,
                            "The region of the bucket; default: that of an endpoint of Amazon, us-east-1 with another one, else that of the AWS configuration"),
                    Option.of(
                            ENDPOINT,
                            Kind.TEXT,
                            "The URL of a store that speaks the protocol; default: Amazon's"),
                    Option.of(
                            PATH_STYLE,
                            Kind.BOOLEAN,
                            "Whether the bucket stands in the path and not in the host; default: true with an endpoint"),
                    Option.of(
                            ACCESS_KEY,
                            Kind.SECRET,
                            "The access key; default: the credentials that the AWS clients find"),
                    Option.of(SECRET_KEY, Kind.SECRET, "The secret key to access_key"),
                    Option.of(SESSION_TOKEN, Kind.SECRET, "The token of temporary credentials"),
                    Option.of(
                            PROFILE,
                            Kind.TEXT,
                            "A profile of the shared AWS configuration; it may take on a role"),
                    Option.of(
                            ANONYMOUS,
                            Kind.BOOLEAN,
                            "Whether requests are sent without credentials; default: false"),
                    Option.of(
                            ENCRYPTION,
                            Kind.TEXT,
                            "How the store encrypts what is written: aes256 or kms; default: as the bucket says"),
                    Option.of(KMS_KEY, Kind.TEXT, "The key of encryption kms"),
                    Option.of(
                            CUSTOMER_KEY,
                            Kind.SECRET,
                            "32 bytes in Base64 that the store encrypts with and does not keep (SSE-C)"),
                    Option.of(
                            REQUESTER_PAYS,
                            Kind.BOOLEAN,
                            "Whether who asks pays for requests, as some buckets want it; default: false"));

    private static final Pattern BUCKET_NAME =
            Pattern.compile(
                    "[a-zA-Z0-9][a-zA-Z0-9._-]{1,253}[a-zA-Z0-9]|arn:[a-zA-Z0-9:/_-]{1,500}");
    private static final Pattern AMAZON =
            Pattern.compile(
                    "(?:[a-z0-9-]+\\.)*s3(?:-fips)?(?:\\.dualstack)?[.-]([a-z]{2}(?:-[a-z]+)+-\\d)(?:\\.vpce)?\\.amazonaws\\.com(?:\\.cn)?");
    private static final Pattern REGION_NAME = Pattern.compile("[a-z0-9-]{1,63}");

    /**
     * A pair of keys.
     *
     * @param token of temporary ones
     */
    record Keys(String access, String secret, Optional<String> token) {
        @Override
        public String toString() {
            return "***";
        }
    }

    static S3Options of(ConnectionConfig config) {
        String bucket = config.requireText(BUCKET);
        if (!BUCKET_NAME.matcher(bucket).matches()) {
            throw config.invalid(BUCKET, "the name of a bucket, without s3:// and path");
        }
        Optional<String> region = config.text(REGION);
        if (region.isPresent() && !REGION_NAME.matcher(region.get()).matches()) {
            throw config.invalid(REGION, "a region such as eu-west-1");
        }
        Optional<URI> endpoint = config.text(ENDPOINT).map(text -> endpoint(config, text));
        Optional<String> encryption = config.text(ENCRYPTION);
        if (encryption.isPresent() && !List.of("aes256", "kms").contains(encryption.get())) {
            throw config.invalid(ENCRYPTION, "aes256 or kms");
        }
        Optional<String> kmsKey = config.text(KMS_KEY);
        if (kmsKey.isPresent() && !encryption.equals(Optional.of("kms"))) {
            throw config.invalid(KMS_KEY, "left out, or encryption must be kms");
        }
        Optional<String> customerKey = config.text(CUSTOMER_KEY);
        if (customerKey.isPresent()) {
            requireKey(config, customerKey.get());
            if (encryption.isPresent()) {
                throw config.invalid(CUSTOMER_KEY, "left out where encryption is given");
            }
        }
        Optional<Keys> keys = keys(config);
        Optional<String> profile = config.text(PROFILE);
        boolean anonymous = config.bool(ANONYMOUS).orElse(false);
        boolean requesterPays = config.bool(REQUESTER_PAYS).orElse(false);
        if (anonymous && requesterPays) {
            throw config.invalid(REQUESTER_PAYS, "false where requests are anonymous");
        }
        requireOne(config, keys.isPresent(), profile.isPresent(), anonymous);
        return new S3Options(
                bucket,
                region.or(() -> endpoint.flatMap(S3Options::regionOf)),
                endpoint,
                config.bool(PATH_STYLE).orElse(endpoint.isPresent()),
                keys,
                profile,
                anonymous,
                encryption,
                kmsKey,
                customerKey,
                requesterPays);
    }

    private static URI endpoint(ConnectionConfig config, String text) {
        try {
            URI uri = URI.create(text.trim());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // It is not shown: it may hold a password.
        }
        throw config.invalid(ENDPOINT, "a URL such as https://host:9000, without user and query");
    }

    /** Amazon's own endpoints name their region. */
    private static Optional<String> regionOf(URI endpoint) {
        Matcher matcher = AMAZON.matcher(endpoint.getHost());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void requireKey(ConnectionConfig config, String text) {
        try {
            if (Base64.getDecoder().decode(text).length == 32) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // It is not shown.
        }
        throw config.invalid(CUSTOMER_KEY, "32 bytes in Base64");
    }

    private static Optional<Keys> keys(ConnectionConfig config) {
        Optional<String> access = config.text(ACCESS_KEY).filter(text -> !text.isBlank());
        Optional<String> secret = config.text(SECRET_KEY).filter(text -> !text.isBlank());
        Optional<String> token = config.text(SESSION_TOKEN).filter(text -> !text.isBlank());
        if (access.isEmpty() && secret.isPresent()) {
            throw config.invalid(ACCESS_KEY, "given together with secret_key");
        }
        if (access.isPresent() && secret.isEmpty()) {
            throw config.invalid(SECRET_KEY, "given together with access_key");
        }
        if (token.isPresent() && access.isEmpty()) {
            throw config.invalid(SESSION_TOKEN, "given together with access_key and secret_key");
        }
        return access.map(key -> new Keys(key.trim(), secret.orElseThrow().trim(), token));
    }

    private static void requireOne(
            ConnectionConfig config, boolean keys, boolean profile, boolean anonymous) {
        if (anonymous && (keys || profile)) {
            throw config.invalid(ANONYMOUS, "false where there are credentials");
        }
        if (keys && profile) {
            throw config.invalid(PROFILE, "left out where access_key is given");
        }
    }

    @Override
    public String toString() {
        return "bucket '" + bucket + "'";
    }
}
