package io.tauro.connector.gcs;

import com.google.api.client.json.gson.GsonFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The part of Google's JSON API of Cloud Storage that stores need, over buckets in memory: lists by
 * prefix and delimiter page by page, metadata, ranges of content, uploads, conditions on the
 * generation; and the service that gives tokens to service accounts. Requests need a token that it
 * has given, but for buckets that are open to all.
 */
final class GcsServer implements AutoCloseable {

    /** Whoever the token service is, assertions are for it under this name. */
    private static final String AUDIENCE = "https://oauth2.googleapis.com/token";

    private record Stored(byte[] content, long generation, boolean packed) {}

    private final HttpServer server;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    private final ServiceAccount account;
    private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicLong generations = new AtomicLong(1_750_000_000_000_000L);
    private final AtomicLong tokenRequests = new AtomicLong();
    private volatile int tokenStatus = 200;
    private volatile String lastUserProject = "";
    private volatile @Nullable String lastRange;

    static {
        // Else small answers wait for the acknowledgement of what came before.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private GcsServer(HttpServer server, ServiceAccount account) {
        this.server = server;
        this.account = account;
    }

    static GcsServer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            GcsServer gcs = new GcsServer(server, ServiceAccount.named("reader"));
            gcs.threads.prestartAllCoreThreads();
            server.setExecutor(gcs.threads);
            server.createContext("/", gcs::serve);
            server.start();
            return gcs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String key() {
        return account.json(address() + "/token");
    }

    String privateKey() {
        return account.privateKey();
    }

    void create(String bucket) {
        buckets.put(bucket, new TreeMap<>(GcsServer::byBytes));
    }

    void openToAll(String bucket) {
        open.add(bucket);
    }

    void write(String bucket, String key, byte[] content) {
        store(bucket, key, content, false);
    }

    /** An object that says {@code Content-Encoding: gzip}. */
    void writePacked(String bucket, String key, byte[] packed) {
        store(bucket, key, packed, true);
    }

    private void store(String bucket, String key, byte[] content, boolean packed) {
        NavigableMap<String, Stored> objects = buckets.get(bucket);
        synchronized (objects) {
            objects.put(key, new Stored(content, generations.incrementAndGet(), packed));
        }
    }

    /** Tokens that were given are void from now on. */
    void revokeTokens() {
        tokens.clear();
    }

    void answerTokensWith(int status) {
        tokenStatus = status;
    }

    long tokenRequests() {
        return tokenRequests.get();
    }

    String lastUserProject() {
        return lastUserProject;
    }

    @Nullable String lastRange() {
        return lastRange;
    }

    /** The service compares names by their bytes. */
    private static int byBytes(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            if (path.equals("/token")) {
                giveToken(exchange, new String(body, StandardCharsets.UTF_8));
                return;
            }
            GcsRequest request = GcsRequest.of(exchange, body);
            lastUserProject = request.query("userProject", "");
            if (!request.known()) {
                error(exchange, 404, "notFound", "Not Found");
            } else if (!open.contains(request.bucket()) && !hasToken(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=invalid_token");
                error(exchange, 401, "authError", "Invalid Credentials");
            } else if (!buckets.containsKey(request.bucket())) {
                error(exchange, 404, "notFound", "The specified bucket does not exist.");
            } else {
                NavigableMap<String, Stored> objects = buckets.get(request.bucket());
                synchronized (objects) {
                    answer(exchange, request, objects);
                }
            }
        }
    }

    private boolean hasToken(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null
                && header.startsWith("Bearer ")
                && tokens.contains(header.substring("Bearer ".length()));
    }

    /** For an assertion that the account has signed, for this service and not too old. */
    private void giveToken(HttpExchange exchange, String form) throws IOException {
        tokenRequests.incrementAndGet();
        String assertion = GcsRequest.parsed(form).getOrDefault("assertion", "");
        if (tokenStatus != 200) {
            send(exchange, tokenStatus, "{\"error\":\"unavailable\"}");
        } else if (account.hasSigned(assertion) && claimsFit(assertion)) {
            String token = "ya29." + UUID.randomUUID();
            tokens.add(token);
            send(
                    exchange,
                    200,
                    json(
                            Map.of(
                                    "access_token",
                                    token,
                                    "expires_in",
                                    3600,
                                    "token_type",
                                    "Bearer")));
        } else {
            send(
                    exchange,
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}");
        }
    }

    private boolean claimsFit(String assertion) throws IOException {
        String claims =
                new String(
                        Base64.getUrlDecoder().decode(assertion.split("\\.")[1]),
                        StandardCharsets.UTF_8);
        @SuppressWarnings("unchecked")
        Map<String, Object> map =
                GsonFactory.getDefaultInstance().createJsonParser(claims).parse(HashMap.class);
        long expires = Long.parseLong(map.get("exp").toString());
        return account.email().equals(map.get("iss"))
                && AUDIENCE.equals(map.get("aud"))
                && map.get("scope").toString().contains("devstorage")
                && expires > Instant.now().getEpochSecond();
    }

    private void answer(
            HttpExchange exchange, GcsRequest request, NavigableMap<String, Stored> objects)
            throws IOException {
        if (request.isUpload()) {
            upload(exchange, request, objects);
        } else if (request.key().isEmpty()) {
            list(exchange, request, objects);
        } else if (!objects.containsKey(request.key())) {
            error(exchange, 404, "notFound", "No such object: " + request.key());
        } else if (request.isMedia()) {
            media(exchange, request, objects.get(request.key()));
        } else {
            send(exchange, 200, json(described(request.key(), objects.get(request.key()))));
        }
    }

    private static Map<String, Object> described(String key, Stored stored) {
        return Map.of(
                "name", key,
                "size", String.valueOf(stored.content().length),
                "generation", String.valueOf(stored.generation()),
                "updated", updated(stored));
    }

    /** Generations of Google's are microseconds. */
    private static String updated(Stored stored) {
        return Instant.ofEpochMilli(stored.generation() / 1000).toString();
    }

    private static void list(
            HttpExchange exchange, GcsRequest request, NavigableMap<String, Stored> objects)
            throws IOException {
        String prefix = request.query("prefix", "");
        String delimiter = request.query("delimiter", "");
        String after =
                request.query("pageToken", "").isEmpty()
                        ? ""
                        : new String(
                                Base64.getDecoder().decode(request.query("pageToken", "")),
                                StandardCharsets.UTF_8);
        int most = Integer.parseInt(request.query("maxResults", "1000"));
        List<Object> items = new ArrayList<>();
        Set<String> prefixes = new TreeSet<>();
        String last = "";
        boolean more = false;
        for (Map.Entry<String, Stored> entry :
                objects.tailMap(request.query("startOffset", ""), true).entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(prefix)) {
                continue;
            }
            int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            String shown = cut < 0 ? key : key.substring(0, cut + delimiter.length());
            if (!after.isEmpty() && byBytes(shown, after) <= 0 || prefixes.contains(shown)) {
                continue;
            }
            if (items.size() + prefixes.size() == most) {
                more = true;
                break;
            }
            last = shown;
            if (cut < 0) {
                items.add(described(key, entry.getValue()));
            } else {
                prefixes.add(shown);
            }
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("kind", "storage#objects");
        page.put("items", items);
        page.put("prefixes", List.copyOf(prefixes));
        if (more) {
            page.put(
                    "nextPageToken",
                    Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        }
        send(exchange, 200, json(page));
    }

    private void media(HttpExchange exchange, GcsRequest request, Stored stored)
            throws IOException {
        String condition = request.query("ifGenerationMatch", "");
        if (!condition.isEmpty() && Long.parseLong(condition) != stored.generation()) {
            error(exchange, 412, "conditionNotMet", "Precondition Failed");
            return;
        }
        exchange.getResponseHeaders().set("X-Goog-Generation", String.valueOf(stored.generation()));
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (stored.packed() && (accepted == null || !accepted.contains("gzip"))) {
            byte[] content = unpacked(stored.content());
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            return;
        }
        if (stored.packed()) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        lastRange = exchange.getRequestHeaders().getFirst("Range");
        String[] range = lastRange.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(range[0]);
        int to = Math.min(Integer.parseInt(range[1]), stored.content().length - 1);
        if (from > to) {
            error(exchange, 416, "requestedRangeNotSatisfiable", "Range");
            return;
        }
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + to + "/" + stored.content().length);
        exchange.sendResponseHeaders(206, to - from + 1);
        exchange.getResponseBody().write(stored.content(), from, to - from + 1);
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private void upload(
            HttpExchange exchange, GcsRequest request, NavigableMap<String, Stored> objects)
            throws IOException {
        Multipart parts = Multipart.of(exchange, request.body());
        String condition = request.query("ifGenerationMatch", "");
        Stored there = objects.get(parts.name());
        if (!condition.isEmpty()
                && Long.parseLong(condition) != (there == null ? 0 : there.generation())) {
            error(exchange, 412, "conditionNotMet", "At least one condition does not hold");
            return;
        }
        Stored stored = new Stored(parts.content(), generations.incrementAndGet(), false);
        objects.put(parts.name(), stored);
        send(exchange, 200, json(described(parts.name(), stored)));
    }

    private static void error(HttpExchange exchange, int status, String reason, String text)
            throws IOException {
        send(
                exchange,
                status,
                json(
                        Map.of(
                                "error",
                                Map.of(
                                        "code",
                                        status,
                                        "message",
                                        text,
                                        "errors",
                                        List.of(Map.of("reason", reason, "message", text))))));
    }

    static String json(Object value) {
        try {
            return GsonFactory.getDefaultInstance().toString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.getResponseHeaders().set("X-GUploader-UploadID", "upload-1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
