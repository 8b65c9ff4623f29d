package io.tauro.connector.azure;

import com.azure.core.http.rest.PagedFlux;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.models.BlobDownloadAsyncResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.ReceivedBytes;
import io.tauro.connector.files.store.RemoteBytes;
import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.connector.files.store.RemoteListing;
import io.tauro.connector.files.store.RemoteObjects;
import io.tauro.connector.files.store.RemotePage;
import io.tauro.connector.files.store.StoredObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Mono;

/** A container, asked by Microsoft's client. Thread-safe. */
final class AzureObjects implements RemoteObjects {

    /** What accounts with folders of their own (Data Lake Storage) call a folder. */
    private static final String FOLDER_MARK = "hdi_isfolder";

    private static final DownloadRetryOptions ONCE =
            new DownloadRetryOptions().setMaxRetryRequests(0);

    private final BlobContainerAsyncClient container;
    private final Duration patience;

    /**
     * @param patience how long an answer may take to come, and its body to go on
     */
    AzureObjects(BlobContainerAsyncClient container, Duration patience) {
        this.container = container;
        this.patience = patience;
    }

    private <T> T answer(Mono<T> request) throws RemoteFailure {
        T answer;
        try {
            answer = request.timeout(patience).block();
        } catch (RuntimeException e) {
            throw AzureFailures.of(e);
        }
        if (answer == null) {
            throw new RemoteFailure(Kind.SERVER_ERROR, "no answer", null);
        }
        return answer;
    }

    @Override
    public String describe() {
        return "container '" + container.getBlobContainerName() + "'";
    }

    /** As Hadoop's drivers write it, {@code abfss://lake@acme.dfs.core.windows.net/a}. */
    @Override
    public Optional<String> keyOf(URI location) {
        String scheme = location.getScheme();
        String path = location.getPath();
        String host = location.getHost();
        boolean here =
                scheme != null
                        && List.of("abfs", "abfss", "wasb", "wasbs").contains(scheme)
                        && container.getBlobContainerName().equals(location.getUserInfo())
                        && host != null
                        && host.startsWith(container.getAccountName() + ".");
        return here && path != null && path.length() > 1
                ? Optional.of(path.substring(1))
                : Optional.empty();
    }

    @Override
    public RemotePage list(RemoteListing listing) throws RemoteFailure {
        ListBlobsOptions options =
                new ListBlobsOptions()
                        .setPrefix(listing.prefix())
                        .setMaxResultsPerPage(listing.most())
                        .setDetails(new BlobListDetails().setRetrieveMetadata(true));
        PagedFlux<BlobItem> found =
                listing.deep()
                        ? container.listBlobs(options)
                        : container.listBlobsByHierarchy("/", options);
        String token = listing.token();
        return page(answer((token == null ? found.byPage() : found.byPage(token)).next()));
    }

    private static RemotePage page(PagedResponse<BlobItem> page) {
        List<StoredObject> objects = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (BlobItem item : page.getValue()) {
            if (Boolean.TRUE.equals(item.isPrefix())) {
                folders.add(item.getName());
            } else if (!isFolder(item.getMetadata())) {
                objects.add(
                        new StoredObject(
                                item.getName(),
                                item.getProperties().getContentLength(),
                                version(item.getProperties().getETag()),
                                moment(item.getProperties().getLastModified())));
            }
        }
        String token = page.getContinuationToken();
        return new RemotePage(objects, folders, token == null || token.isEmpty() ? null : token);
    }

    private static boolean isFolder(@Nullable Map<String, String> metadata) {
        return metadata != null
                && metadata.entrySet().stream()
                        .anyMatch(
                                entry ->
                                        entry.getKey().equalsIgnoreCase(FOLDER_MARK)
                                                && entry.getValue().equalsIgnoreCase("true"));
    }

    /** Listings have it without quotes, other answers with. */
    private static String version(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime modified) {
        return Optional.ofNullable(modified).map(OffsetDateTime::toInstant);
    }

    @Override
    public Optional<StoredObject> head(String key) throws RemoteFailure {
        try {
            BlobProperties found = answer(container.getBlobAsyncClient(key).getProperties());
            return isFolder(found.getMetadata())
                    ? Optional.empty()
                    : Optional.of(
                            new StoredObject(
                                    key,
                                    found.getBlobSize(),
                                    version(found.getETag()),
                                    moment(found.getLastModified())));
        } catch (RemoteFailure failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public RemoteBytes get(StoredObject object, long position, long length) throws RemoteFailure {
        BlobRequestConditions unchanged =
                new BlobRequestConditions().setIfMatch('"' + object.version() + '"');
        BlobDownloadAsyncResponse response;
        try {
            response =
                    answer(
                            container
                                    .getBlobAsyncClient(object.key())
                                    .downloadStreamWithResponse(
                                            new BlobRange(position, length),
                                            ONCE,
                                            unchanged,
                                            false));
        } catch (RemoteFailure failure) {
            throw failure.kind() == Kind.CHANGED ? changedOrGone(object, failure) : failure;
        }
        ReceivedBytes body = new ReceivedBytes(patience);
        JdkFlowAdapter.publisherToFlowPublisher(response.getValue().map(List::of)).subscribe(body);
        return new RemoteBytes(
                start(response.getDeserializedHeaders().getContentRange()),
                version(response.getDeserializedHeaders().getETag()),
                body);
    }

    /** A condition on the version does not hold for a blob that is not there either. */
    private RemoteFailure changedOrGone(StoredObject object, RemoteFailure changed)
            throws RemoteFailure {
        return head(object.key()).isPresent()
                ? changed
                : new RemoteFailure(Kind.NOT_FOUND, changed.detail(), changed.getCause());
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
        BlobRequestConditions conditions = new BlobRequestConditions();
        if (mode == PutMode.IF_ABSENT) {
            conditions.setIfNoneMatch("*");
        }
        try {
            container
                    .getBlobAsyncClient(key)
                    .getBlockBlobAsyncClient()
                    .uploadWithResponse(
                            new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(bytes))
                                    .setRequestConditions(conditions))
                    .timeout(patience)
                    .block();
            return PutOutcome.WRITTEN;
        } catch (BlobStorageException e) {
            if (mode == PutMode.IF_ABSENT && AzureFailures.saysThatItExists(e)) {
                return PutOutcome.EXISTS;
            }
            throw AzureFailures.of(e);
        } catch (RuntimeException e) {
            throw AzureFailures.of(e);
        }
    }

    /** The client has nothing to close; its connections end when they are idle. */
    @Override
    public void close() {}
}
