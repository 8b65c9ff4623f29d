package io.tauro.connector.files.store;

import io.tauro.error.RedactedCause;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream, for clients that push it. No more than a few pieces wait to be
 * read, and no read waits longer than it may. One thread reads; any may close, which makes a read
 * that waits fail and the client stop.
 */
public final class ReceivedBytes extends InputStream
        implements HttpResponse.BodySubscriber<InputStream> {

    /** So many pieces are on their way while one is read. */
    private static final int AHEAD = 4;

    private final Duration patience;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private Piece piece = new Piece(List.of());
    private int buffer;
    private @Nullable Ended ended;
    private volatile boolean closed;
    private Flow.@Nullable Subscription subscription;

    /**
     * @param patience a read waits no longer for bytes
     */
    public ReceivedBytes(Duration patience) {
        this.patience = patience;
    }

    /** It can be read from before it has arrived. */
    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    private sealed interface Signal {}

    private record Piece(List<ByteBuffer> buffers) implements Signal {}

    private record Ended(@Nullable Throwable reason) implements Signal {}

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean unwanted;
        synchronized (this) {
            unwanted = closed || subscription != null;
            if (!unwanted) {
                subscription = given;
            }
        }
        if (unwanted) {
            given.cancel();
        } else {
            given.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Piece(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Ended(failure));
    }

    @Override
    public void onComplete() {
        signals.add(new Ended(null));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer next = next();
        if (next == null) {
            return -1;
        }
        int count = Math.min(length, next.remaining());
        next.get(into, offset, count);
        return count;
    }

    /** A buffer with bytes left; null at the end. */
    private @Nullable ByteBuffer next() throws IOException {
        while (true) {
            while (buffer < piece.buffers().size()) {
                ByteBuffer candidate = piece.buffers().get(buffer);
                if (candidate.hasRemaining()) {
                    return candidate;
                }
                buffer++;
            }
            if (!advance()) {
                return null;
            }
        }
    }

    private boolean advance() throws IOException {
        Signal signal = ended != null ? ended : awaited();
        if (closed) {
            throw new IOException("The stream is closed");
        }
        if (signal instanceof Ended end) {
            ended = end;
            if (end.reason() != null) {
                throw new IOException("The connection broke", RedactedCause.of(end.reason()));
            }
            return false;
        }
        piece = (Piece) signal;
        buffer = 0;
        Flow.Subscription source;
        synchronized (this) {
            source = subscription;
        }
        if (source != null) {
            source.request(1);
        }
        return true;
    }

    private Signal awaited() throws IOException {
        try {
            Signal signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                throw new SocketTimeoutException("No bytes in time");
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for bytes");
        }
    }

    @Override
    public void close() {
        Flow.Subscription source;
        synchronized (this) {
            closed = true;
            source = subscription;
        }
        if (source != null) {
            source.cancel();
        }
        signals.add(new Ended(null));
    }
}
