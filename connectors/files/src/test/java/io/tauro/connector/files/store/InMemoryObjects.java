package io.tauro.connector.files.store;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A remote store in memory, whose requests fail as it is told to. Thread-safe. */
final class InMemoryObjects implements RemoteObjects {

    private record Version(byte[] bytes, int number) {}

    /** What happens to a request in place of its answer. */
    interface Fault {
        void happen() throws RemoteFailure;
    }

    private final NavigableMap<String, Version> objects = new TreeMap<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final Queue<Integer> cuts = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private int versions;
    private int page = 3;
    private boolean closed;
    private boolean losesAnswers;
    private boolean ignoresRanges;
    private boolean repeatsPages;
    private boolean ignoresConditions;
    private @Nullable Runnable duringBody;

    synchronized void write(String key, byte[] bytes) {
        objects.put(key, new Version(bytes, ++versions));
    }

    synchronized void delete(String key) {
        objects.remove(key);
    }

    /** The next requests fail like this, one after the other. */
    synchronized void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    synchronized void fail(Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(
                    () -> {
                        throw new RemoteFailure(kind, "HTTP test", null);
                    });
        }
    }

    /** The next bodies break off after so many bytes, one after the other. */
    synchronized void cutBodies(Integer... after) {
        cuts.addAll(List.of(after));
    }

    synchronized void loseAnswersOfWrites() {
        losesAnswers = true;
    }

    synchronized void ignoreRanges() {
        ignoresRanges = true;
    }

    /** What there is now is sent, whatever was asked for. */
    synchronized void ignoreConditions() {
        ignoresConditions = true;
    }

    synchronized void repeatPages() {
        repeatsPages = true;
    }

    /** Runs when the first byte of a body is read. */
    synchronized void duringBody(Runnable action) {
        duringBody = action;
    }

    /** What was asked for so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    void forget() {
        requests.clear();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public String describe() {
        return "bucket 'memory'";
    }

    private void begin(String request) throws RemoteFailure {
        requests.add(request);
        Fault fault;
        synchronized (this) {
            fault = faults.poll();
        }
        if (fault != null) {
            fault.happen();
        }
    }

    @Override
    public RemotePage list(RemoteListing listing) throws RemoteFailure {
        begin("LIST " + listing.prefix() + (listing.deep() ? "**" : "*"));
        synchronized (this) {
            TreeSet<String> entries = new TreeSet<>();
            for (String key : objects.tailMap(listing.prefix()).keySet()) {
                if (!key.startsWith(listing.prefix())) {
                    break;
                }
                int slash = listing.deep() ? -1 : key.indexOf('/', listing.prefix().length());
                entries.add(slash < 0 ? key : key.substring(0, slash + 1));
            }
            String from = listing.token() == null ? listing.after() : listing.token();
            List<StoredObject> found = new ArrayList<>();
            List<String> folders = new ArrayList<>();
            String last = null;
            for (String entry : entries.tailSet(from, false)) {
                if (found.size() + folders.size() == Math.min(page, listing.most())) {
                    return new RemotePage(found, folders, repeatsPages ? "same" : last);
                }
                if (objects.containsKey(entry)) {
                    found.add(object(entry));
                } else {
                    folders.add(entry);
                }
                last = entry;
            }
            return new RemotePage(found, folders, repeatsPages ? "same" : null);
        }
    }

    private StoredObject object(String key) {
        Version version = objects.get(key);
        return new StoredObject(key, version.bytes().length, "v" + version.number());
    }

    @Override
    public Optional<StoredObject> head(String key) throws RemoteFailure {
        begin("HEAD " + key);
        synchronized (this) {
            return objects.containsKey(key) ? Optional.of(object(key)) : Optional.empty();
        }
    }

    @Override
    public RemoteBytes get(StoredObject object, long position, long length) throws RemoteFailure {
        begin("GET " + object.key() + " " + position + "+" + length);
        synchronized (this) {
            Version version = objects.get(object.key());
            if (version == null) {
                throw new RemoteFailure(Kind.NOT_FOUND, "HTTP 404", null);
            }
            String now = "v" + version.number();
            if (!now.equals(object.version()) && !ignoresConditions) {
                throw new RemoteFailure(Kind.CHANGED, "HTTP 412", null);
            }
            Integer cut = cuts.poll();
            long from = ignoresRanges ? 0 : position;
            long count = ignoresRanges ? version.bytes().length : length;
            InputStream body =
                    new ByteArrayInputStream(
                            version.bytes(),
                            (int) from,
                            (int) (cut == null ? count : Math.min(cut, count)));
            Runnable action = duringBody;
            return new RemoteBytes(from, now, new Body(body, cut != null && cut < 0, action));
        }
    }

    private static final class Body extends FilterInputStream {

        private final boolean broken;
        private @Nullable Runnable action;

        Body(InputStream bytes, boolean broken, @Nullable Runnable action) {
            super(bytes);
            this.broken = broken;
            this.action = action;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (action != null) {
                Runnable now = action;
                action = null;
                now.run();
            }
            if (broken) {
                throw new IOException("secret: reset by peer at https://host/?sig=abc");
            }
            return super.read(into, offset, length);
        }
    }

    @Override
    public PutOutcome put(String key, byte[] bytes, PutMode mode) throws RemoteFailure {
        begin("PUT " + key + " " + mode);
        synchronized (this) {
            if (mode == PutMode.IF_ABSENT && objects.containsKey(key)) {
                return PutOutcome.EXISTS;
            }
            write(key, bytes);
            if (losesAnswers) {
                losesAnswers = false;
                throw new RemoteFailure(Kind.TIMEOUT, "", null);
            }
            return PutOutcome.WRITTEN;
        }
    }

    synchronized Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        objects.forEach((key, version) -> sizes.put(key, version.bytes().length));
        return sizes;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
