package io.tauro.connector.gcs;

import com.google.api.client.json.gson.GsonFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An upload of metadata and content at once. */
record Multipart(String name, byte[] content) {

    static Multipart of(HttpExchange exchange, byte[] body) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String boundary = "--" + type.replaceAll(".*boundary=\"?([^\";]+)\"?.*", "$1");
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int metadata = text.indexOf("\r\n\r\n") + 4;
        int second = text.indexOf(boundary, metadata);
        int content = text.indexOf("\r\n\r\n", second) + 4;
        int end = text.lastIndexOf("\r\n" + boundary);
        String json = new String(body, metadata, second - metadata, StandardCharsets.UTF_8);
        @SuppressWarnings("unchecked")
        Map<String, Object> map =
                GsonFactory.getDefaultInstance().createJsonParser(json).parse(HashMap.class);
        return new Multipart(map.get("name").toString(), Arrays.copyOfRange(body, content, end));
    }
}
