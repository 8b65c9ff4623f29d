package io.tauro.connector.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request to {@link GcsServer}, taken apart. */
record GcsRequest(String kind, String bucket, String key, Map<String, String> query, byte[] body) {

    private static final String OBJECTS = "/storage/v1/b/";
    private static final String MEDIA = "/download/storage/v1/b/";
    private static final String UPLOADS = "/upload/storage/v1/b/";

    static GcsRequest of(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getRawPath();
        Map<String, String> query =
                exchange.getRequestURI().getRawQuery() == null
                        ? Map.of()
                        : parsed(exchange.getRequestURI().getRawQuery());
        for (String kind : List.of(OBJECTS, MEDIA, UPLOADS)) {
            if (path.startsWith(kind)) {
                String[] parts = path.substring(kind.length()).split("/o/?", 2);
                String key = parts.length < 2 ? "" : decoded(parts[1].replace("+", "%2B"));
                return new GcsRequest(kind, parts[0], key, query, body);
            }
        }
        return new GcsRequest("", "", "", query, body);
    }

    static Map<String, String> parsed(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], decoded(parts.length < 2 ? "" : parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean known() {
        return !kind.isEmpty();
    }

    boolean isUpload() {
        return kind.equals(UPLOADS);
    }

    boolean isMedia() {
        return kind.equals(MEDIA) || "media".equals(query.get("alt"));
    }

    String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }
}
