package io.tauro.connector.azure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers all requests for tokens alike, and remembers the last one. */
final class TokenService implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger count = new AtomicInteger();
    private volatile int status = 500;
    private volatile String answer = "";
    private volatile String request = "";

    private TokenService(HttpServer server) {
        this.server = server;
    }

    static TokenService start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TokenService service = new TokenService(server);
        server.createContext("/", service::serve);
        server.start();
        return service;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    /** Method, path with query, then the form or the header that proves something. */
    String request() {
        return request;
    }

    int requests() {
        return count.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!form.isEmpty()) {
            text.append(' ').append(form);
        }
        for (String name : List.of("Metadata", "X-IDENTITY-HEADER")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                text.append(' ').append(name).append(':').append(value);
            }
        }
        request = text.toString();
        count.incrementAndGet();
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
