package io.tauro.connector.gcs;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.RemoteBytes;
import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.connector.files.store.RemoteListing;
import io.tauro.connector.files.store.RemoteObjects;
import io.tauro.connector.files.store.RemotePage;
import io.tauro.connector.files.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bucket, asked by Google's client of the JSON API. Thread-safe. */
final class GcsObjects implements RemoteObjects {

    private static final String OF_AN_OBJECT = "name,size,generation,updated";
    private static final String OF_A_PAGE = "items(" + OF_AN_OBJECT + "),prefixes,nextPageToken";

    private final Storage storage;
    private final String bucket;
    private final @Nullable String project;

    /**
     * @param project who pays; null for the owner of the bucket
     */
    GcsObjects(Storage storage, String bucket, @Nullable String project) {
        this.storage = storage;
        this.bucket = bucket;
        this.project = project;
    }

    @Override
    public String describe() {
        return "bucket '" + bucket + "'";
    }

    @Override
    public Optional<String> keyOf(URI location) {
        String path = location.getPath();
        boolean here = "gs".equals(location.getScheme()) && bucket.equals(location.getAuthority());
        return here && path != null && path.length() > 1
                ? Optional.of(path.substring(1))
                : Optional.empty();
    }

    @Override
    public RemotePage list(RemoteListing listing) throws RemoteFailure {
        try {
            Storage.Objects.List request =
                    storage.objects()
                            .list(bucket)
                            .setPrefix(listing.prefix())
                            .setMaxResults((long) listing.most())
                            .setPageToken(listing.token())
                            .setUserProject(project)
                            .setFields(OF_A_PAGE);
            if (!listing.deep()) {
                request.setDelimiter("/");
            }
            if (sameOrder(listing.after())) {
                request.setStartOffset(listing.after());
            }
            return page(request.execute());
        } catch (IOException | IllegalArgumentException e) {
            RemoteFailure failure = GcsFailures.of(e);
            throw failure.kind() == Kind.NOT_FOUND
                    ? new RemoteFailure(Kind.NO_CONTAINER, failure.detail(), failure.getCause())
                    : failure;
        }
    }

    /** The store compares bytes; characters beyond 16 bits are in another order there. */
    private static boolean sameOrder(String after) {
        return !after.isEmpty() && after.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    private static RemotePage page(Objects page) {
        List<StoredObject> objects = new ArrayList<>();
        if (page.getItems() != null) {
            page.getItems().forEach(item -> objects.add(object(item)));
        }
        String token = page.getNextPageToken();
        return new RemotePage(
                objects,
                page.getPrefixes() == null ? List.of() : page.getPrefixes(),
                token == null || token.isEmpty() ? null : token);
    }

    private static StoredObject object(StorageObject item) {
        return new StoredObject(
                item.getName(),
                item.getSize().longValueExact(),
                item.getGeneration().toString(),
                Optional.ofNullable(item.getUpdated())
                        .map(updated -> Instant.ofEpochMilli(updated.getValue())));
    }

    @Override
    public Optional<StoredObject> head(String key) throws RemoteFailure {
        try {
            return Optional.of(
                    object(
                            storage.objects()
                                    .get(bucket, key)
                                    .setUserProject(project)
                                    .setFields(OF_AN_OBJECT)
                                    .execute()));
        } catch (IOException | IllegalArgumentException e) {
            RemoteFailure failure = GcsFailures.of(e);
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /**
     * Of objects that are stored packed the packed bytes are sent, of which the size and ranges
     * are.
     */
    @Override
    public RemoteBytes get(StoredObject object, long position, long length) throws RemoteFailure {
        try {
            Storage.Objects.Get request =
                    storage.objects()
                            .get(bucket, object.key())
                            .setIfGenerationMatch(generation(object))
                            .setUserProject(project);
            request.setReturnRawInputStream(true);
            request.getRequestHeaders()
                    .setRange("bytes=" + position + "-" + (position + length - 1))
                    .setAcceptEncoding("gzip");
            HttpResponse response = request.executeMedia();
            return new RemoteBytes(
                    start(response.getHeaders().getContentRange()),
                    version(response, object),
                    response.getContent());
        } catch (IOException | IllegalArgumentException e) {
            throw GcsFailures.of(e);
        }
    }

    /**
     * A version that is none of this store's is that of no object; 0 would mean that there is none.
     */
    private static long generation(StoredObject object) {
        return object.version().matches("[1-9][0-9]{0,17}") ? Long.parseLong(object.version()) : -1;
    }

    /** The condition on the version has held, whether the answer says it again or not. */
    private static String version(HttpResponse response, StoredObject object) {
        String said = response.getHeaders().getFirstHeaderStringValue("x-goog-generation");
        return said == null ? object.version() : said;
    }

    /** Of {@code bytes 4-7/11}; an answer without it is the whole object. */
    private static long start(@Nullable String range) throws RemoteFailure {
        if (range == null) {
            return 0;
        }
        if (!range.matches("bytes [0-9]{1,18}-.*")) {
            throw new RemoteFailure(Kind.SERVER_ERROR, "a range that cannot be", null);
        }
        return Long.parseLong(range, "bytes ".length(), range.indexOf('-'), 10);
    }

    @Override
    public PutOutcome put(String key, byte[] bytes, PutMode mode) throws RemoteFailure {
        try {
            Storage.Objects.Insert request =
                    storage.objects()
                            .insert(
                                    bucket,
                                    new StorageObject().setName(key),
                                    new ByteArrayContent("application/octet-stream", bytes))
                            .setUserProject(project)
                            .setFields(OF_AN_OBJECT);
            request.getMediaHttpUploader().setDirectUploadEnabled(true);
            request.setDisableGZipContent(true);
            if (mode == PutMode.IF_ABSENT) {
                request.setIfGenerationMatch(0L);
            }
            request.execute();
            return PutOutcome.WRITTEN;
        } catch (HttpResponseException e) {
            if (mode == PutMode.IF_ABSENT && e.getStatusCode() == 412) {
                return PutOutcome.EXISTS;
            }
            throw GcsFailures.of(e);
        } catch (IOException | IllegalArgumentException e) {
            throw GcsFailures.of(e);
        }
    }

    /** The client of the JDK has nothing to close; its connections end when they are idle. */
    @Override
    public void close() {}
}
