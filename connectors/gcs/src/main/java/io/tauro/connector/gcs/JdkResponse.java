package io.tauro.connector.gcs;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the HTTP client of the JDK, as Google's client wants it. */
final class JdkResponse extends LowLevelHttpResponse {

    private final HttpResponse<InputStream> response;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    JdkResponse(HttpResponse<InputStream> response) {
        this.response = response;
        response.headers()
                .map()
                .forEach(
                        (name, values) ->
                                values.forEach(value -> headers.add(Map.entry(name, value))));
    }

    @Override
    public InputStream getContent() {
        return response.body();
    }

    @Override
    public @Nullable String getContentEncoding() {
        return header("Content-Encoding");
    }

    @Override
    public long getContentLength() {
        return response.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    @Override
    public @Nullable String getContentType() {
        return header("Content-Type");
    }

    private @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @Override
    public String getStatusLine() {
        return "HTTP/1.1 " + response.statusCode();
    }

    @Override
    public int getStatusCode() {
        return response.statusCode();
    }

    @Override
    public @Nullable String getReasonPhrase() {
        return null;
    }

    @Override
    public int getHeaderCount() {
        return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
        return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
        return headers.get(index).getValue();
    }

    @Override
    public void disconnect() throws IOException {
        response.body().close();
    }
}
