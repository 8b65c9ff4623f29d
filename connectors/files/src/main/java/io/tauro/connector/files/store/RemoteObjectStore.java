package io.tauro.connector.files.store;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.ConnectionMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A bucket, container or cluster over the requests that it answers. What fails in passing is tried
 * again; an object that changes while it is read is an error. Nothing is kept of listings, so they
 * are never stale. Thread-safe.
 */
public final class RemoteObjectStore implements ObjectStore {

    /** A page has at most so many entries. */
    private static final int PAGE = 1000;

    /** What a table of so many files takes in memory is about 300 MB. */
    private static final int MOST_OBJECTS = 1_000_000;

    private static final long CHECK_SECONDS = 5;

    private final RemoteObjects objects;
    private final Requests requests;
    private final Helpers helpers;
    private final Remote remote;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A store that owns its requests. */
    public RemoteObjectStore(RemoteObjects objects, RemoteSettings settings) {
        this(objects, settings, Pacing.REAL);
    }

    RemoteObjectStore(RemoteObjects objects, RemoteSettings settings, Pacing pacing) {
        this.objects = objects;
        this.requests = new Requests(settings, pacing);
        this.helpers = new Helpers(settings.requests());
        this.remote =
                new Remote(
                        objects,
                        requests,
                        new AheadBudget(settings.buffered()),
                        new ReadMeter(),
                        pacing,
                        settings.prefix().isEmpty() ? "" : settings.prefix() + "/");
    }

    @Override
    public List<StoredObject> list(String folder) {
        return listed(folder, true, "").objects();
    }

    @Override
    public Folder childrenAfter(String folder, String name) {
        return listed(folder, false, name);
    }

    private Folder listed(String folder, boolean deep, String after) {
        String prefix = remote.whole(folder.isEmpty() ? "" : folder + "/");
        List<StoredObject> found = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        RemoteListing listing =
                new RemoteListing(prefix, deep, after.isEmpty() ? "" : prefix + after, null, PAGE);
        while (true) {
            RemoteListing page = listing;
            RemotePage answer = remote.ask(folder, "listed", deadline -> objects.list(page));
            for (StoredObject object : answer.objects()) {
                String name = object.key().substring(prefix.length());
                // A key that ends like this marks a folder that somebody made by hand.
                if (!name.isEmpty() && !name.endsWith("/") && name.compareTo(after) > 0) {
                    found.add(object.withKey(remote.below(object.key())));
                }
            }
            for (String one : answer.folders()) {
                String name = one.substring(prefix.length(), one.length() - 1);
                if (name.compareTo(after) > 0) {
                    folders.add(remote.below(one.substring(0, one.length() - 1)));
                }
            }
            if (answer.token() == null) {
                break;
            }
            if (answer.token().equals(listing.token())) {
                throw listingFailed(folder, "the store sends one page of its listing again");
            }
            if (found.size() + folders.size() > MOST_OBJECTS) {
                throw tooMany(folder);
            }
            listing = listing.page(answer.token());
        }
        found.sort(Comparator.comparing(StoredObject::key));
        folders.sort(Comparator.naturalOrder());
        return new Folder(found, folders);
    }

    private TauroException listingFailed(String folder, String detail) {
        return RemoteErrors.of(
                new RemoteFailure(Kind.REFUSED, detail, null),
                objects.describe(),
                folder,
                "listed");
    }

    private TauroException tooMany(String folder) {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                "Folder '"
                        + folder
                        + "' of "
                        + objects.describe()
                        + " has more than a million files. Give the table the path of a folder below.",
                Map.of("file", folder),
                null);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        if (key.isEmpty() || key.endsWith("/")) {
            return Optional.empty();
        }
        return remote.ask(key, "read", deadline -> objects.head(remote.whole(key)))
                .map(object -> object.withKey(key));
    }

    @Override
    public Optional<String> keyOf(URI location) {
        return remote.objects()
                .keyOf(location)
                .filter(key -> key.startsWith(remote.prefix()))
                .map(key -> remote.below(key));
    }

    @Override
    public ObjectReader open(StoredObject object) {
        requireOpen();
        return new RemoteReader(remote, object, new Object());
    }

    @Override
    public ObjectReader open(StoredObject object, Cancellation cancellation) {
        requireOpen();
        RemoteReader reader = new RemoteReader(remote, object, cancellation);
        reader.stopWith(cancellation);
        return reader;
    }

    private void requireOpen() {
        if (closed.get()) {
            throw RemoteErrors.closed();
        }
    }

    @Override
    public PutOutcome put(String key, byte[] bytes, PutMode mode) {
        if (key.isEmpty() || key.endsWith("/")) {
            throw new TauroException(
                    ErrorCode.FILE_NOT_FOUND,
                    "'" + key + "' cannot be the name of a file. Correct the path.",
                    Map.of("file", key),
                    null);
        }
        byte[] content = bytes.clone();
        AtomicBoolean before = new AtomicBoolean();
        return remote.ask(key, "written", deadline -> put(key, content, mode, before));
    }

    /**
     * An attempt whose answer did not arrive may have written the object: then what is there now
     * tells whose it is.
     */
    private PutOutcome put(String key, byte[] bytes, PutMode mode, AtomicBoolean before)
            throws RemoteFailure {
        boolean again = before.getAndSet(true);
        PutOutcome outcome = objects.put(remote.whole(key), bytes, mode);
        return outcome == PutOutcome.EXISTS && again && isThere(key, bytes)
                ? PutOutcome.WRITTEN
                : outcome;
    }

    private boolean isThere(String key, byte[] bytes) throws RemoteFailure {
        Optional<StoredObject> there = objects.head(remote.whole(key));
        if (there.isEmpty() || there.get().size() != bytes.length) {
            return false;
        }
        if (bytes.length == 0) {
            return true;
        }
        RemoteBytes sent = objects.get(there.get(), 0, bytes.length);
        try (InputStream body = sent.body()) {
            return Arrays.equals(body.readNBytes(bytes.length), bytes);
        } catch (IOException e) {
            throw new RemoteFailure(Kind.UNREACHABLE, "", e);
        }
    }

    @Override
    public Optional<Executor> helpers() {
        return Optional.of(helpers);
    }

    @Override
    public ConnectionHealth check() {
        Pending<RemotePage> answer = new Pending<>();
        requests.submit(
                deadline -> objects.list(new RemoteListing(remote.whole(""), false, "", null, 1)),
                1,
                answer);
        try {
            if (!answer.await(TimeUnit.SECONDS.toNanos(CHECK_SECONDS))) {
                answer.abandon(new RemoteFailure(Kind.TIMEOUT, "", null));
            }
        } catch (InterruptedException e) {
            answer.abandon(RemoteErrors.closed());
            Thread.currentThread().interrupt();
        }
        Throwable failure = answer.failure();
        return failure == null
                ? ConnectionHealth.UP
                : ConnectionHealth.down(
                        failure instanceof TauroException known
                                ? known.code()
                                : RemoteErrors.code(Remote.failureOf(failure).kind()));
    }

    /** What is read ahead. */
    AheadBudget budget() {
        return remote.budget();
    }

    /** What was read so far. */
    public StoreReads reads() {
        return remote.meter().reads(remote.budget().most());
    }

    @Override
    public ConnectionMetrics metrics() {
        return requests.metrics();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            requests.close();
            helpers.shutdownNow();
            objects.close();
        }
    }
}
