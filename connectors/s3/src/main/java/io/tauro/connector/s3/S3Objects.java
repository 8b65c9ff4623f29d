package io.tauro.connector.s3;

import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.RemoteBytes;
import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.connector.files.store.RemoteListing;
import io.tauro.connector.files.store.RemoteObjects;
import io.tauro.connector.files.store.RemotePage;
import io.tauro.connector.files.store.StoredObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The requests to a bucket. */
final class S3Objects implements RemoteObjects {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/.*");

    private final S3Options options;
    private final S3Clients clients;
    private final S3Encryption encryption;

    /** Null if nobody but the owner of the bucket pays. */
    private final @Nullable RequestPayer payer;

    S3Objects(S3Options options, S3Clients clients) {
        this.options = options;
        this.clients = clients;
        this.encryption = new S3Encryption(options);
        this.payer = options.requesterPays() ? RequestPayer.REQUESTER : null;
    }

    @Override
    public String describe() {
        return options.toString();
    }

    /** Hadoop and its friends have schemes of their own for the same. */
    @Override
    public Optional<String> keyOf(URI location) {
        String scheme = location.getScheme();
        String path = location.getPath();
        boolean here =
                scheme != null
                        && List.of("s3", "s3a", "s3n").contains(scheme)
                        && options.bucket().equals(location.getAuthority());
        return here && path != null && path.length() > 1
                ? Optional.of(path.substring(1))
                : Optional.empty();
    }

    @FunctionalInterface
    private interface Request<T> {
        T send(S3Client client) throws RemoteFailure;
    }

    private <T> T send(Request<T> request) throws RemoteFailure {
        try {
            return request.send(clients.get());
        } catch (SdkException e) {
            throw S3Failures.of(e);
        } catch (NamedCredentials.Missing e) {
            throw new RemoteFailure(Kind.UNAUTHENTICATED, "no credentials were found", e);
        }
    }

    @Override
    public RemotePage list(RemoteListing listing) throws RemoteFailure {
        ListObjectsV2Request.Builder request =
                ListObjectsV2Request.builder()
                        .bucket(options.bucket())
                        .prefix(listing.prefix())
                        .maxKeys(listing.most())
                        .requestPayer(payer)
                        .continuationToken(listing.token());
        if (!listing.deep()) {
            request.delimiter("/");
        }
        if (!listing.after().isEmpty() && listing.token() == null) {
            request.startAfter(listing.after());
        }
        ListObjectsV2Response page = send(client -> client.listObjectsV2(request.build()));
        List<StoredObject> objects = new ArrayList<>();
        for (S3Object object : page.contents()) {
            objects.add(
                    new StoredObject(
                            object.key(),
                            object.size(),
                            version(object.eTag()),
                            Optional.ofNullable(object.lastModified())));
        }
        return new RemotePage(
                objects,
                page.commonPrefixes().stream().map(one -> one.prefix()).toList(),
                Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null);
    }

    /** Stores do not agree whether the quotes are part of it. */
    private static String version(@Nullable String tag) throws RemoteFailure {
        if (tag == null || tag.isEmpty()) {
            throw new RemoteFailure(Kind.REFUSED, "an object has no ETag", null);
        }
        return tag.startsWith("\"") || tag.startsWith("W/") ? tag : '"' + tag + '"';
    }

    @Override
    public Optional<StoredObject> head(String key) throws RemoteFailure {
        HeadObjectRequest request =
                encryption
                        .of(HeadObjectRequest.builder())
                        .requestPayer(payer)
                        .bucket(options.bucket())
                        .key(key)
                        .build();
        try {
            HeadObjectResponse answer = send(client -> client.headObject(request));
            return Optional.of(
                    new StoredObject(
                            key,
                            answer.contentLength(),
                            version(answer.eTag()),
                            Optional.ofNullable(answer.lastModified())));
        } catch (RemoteFailure e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            if (e.kind() == Kind.DENIED) {
                throw reasoned(e);
            }
            throw e;
        }
    }

    /** The answer to HEAD has no body and so no reason; that to LIST has. */
    private RemoteFailure reasoned(RemoteFailure denied) throws RemoteFailure {
        try {
            list(new RemoteListing("", false, "", null, 1));
            return denied;
        } catch (RemoteFailure e) {
            return e.kind() == Kind.UNAUTHENTICATED || e.kind() == Kind.NO_CONTAINER ? e : denied;
        }
    }

    @Override
    public RemoteBytes get(StoredObject object, long position, long length) throws RemoteFailure {
        GetObjectRequest request =
                encryption
                        .of(GetObjectRequest.builder())
                        .requestPayer(payer)
                        .bucket(options.bucket())
                        .key(object.key())
                        .ifMatch(object.version())
                        .range("bytes=" + position + "-" + (position + length - 1))
                        .build();
        Answer answer =
                send(
                        client ->
                                client.getObject(
                                        request, ResponseTransformer.unmanaged(Answer::new)));
        try {
            return new RemoteBytes(
                    start(answer.head().contentRange()),
                    version(answer.head().eTag()),
                    new S3Body(answer.body(), answer.head().contentLength()));
        } catch (RemoteFailure | RuntimeException e) {
            answer.body().abort();
            throw e;
        }
    }

    private record Answer(GetObjectResponse head, AbortableInputStream body) {}

    /** An answer without a range is of the whole object. */
    private static long start(@Nullable String range) {
        Matcher matcher = CONTENT_RANGE.matcher(range == null ? "" : range);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    @Override
    public PutOutcome put(String key, byte[] bytes, PutMode mode) throws RemoteFailure {
        PutObjectRequest.Builder request =
                encryption
                        .of(PutObjectRequest.builder())
                        .requestPayer(payer)
                        .bucket(options.bucket())
                        .key(key);
        if (mode == PutMode.IF_ABSENT) {
            request.ifNoneMatch("*");
        }
        try {
            send(client -> client.putObject(request.build(), RequestBody.fromBytes(bytes)));
            return PutOutcome.WRITTEN;
        } catch (RemoteFailure e) {
            if (mode == PutMode.IF_ABSENT
                    && e.getCause() instanceof S3Exception answer
                    && answer.statusCode() == 412) {
                return PutOutcome.EXISTS;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
