package io.tauro.jdbc;

import io.tauro.VirtualContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contexts that are open, by the real path of their file, each as long as somebody uses it.
 * Thread-safe.
 *
 * <p>{@link #OF_PROCESS} is the one place with static state: JDBC makes connections from URLs, with
 * nothing to carry a context from one to the next.
 */
final class SharedContexts {

    static final SharedContexts OF_PROCESS = new SharedContexts(VirtualContext::fromYaml);

    private final Function<Path, VirtualContext> opener;
    private final Map<Path, Shared> open = new HashMap<>();

    SharedContexts(Function<Path, VirtualContext> opener) {
        this.opener = opener;
    }

    /** The right to use a context, until it is given back. */
    static final class Lease implements AutoCloseable {

        private final SharedContexts owner;
        private final Shared shared;
        private final VirtualContext context;
        private final AtomicBoolean returned = new AtomicBoolean();

        private Lease(SharedContexts owner, Shared shared, VirtualContext context) {
            this.owner = owner;
            this.shared = shared;
            this.context = context;
        }

        VirtualContext context() {
            return context;
        }

        /** Idempotent. The last one closes the context. */
        @Override
        public void close() {
            if (returned.compareAndSet(false, true)) {
                owner.release(shared);
            }
        }
    }

    /** Guarded by itself, but for {@code waiting}, which the map guards. */
    private static final class Shared {

        private final Path file;
        private int waiting;
        private int users;
        private @Nullable VirtualContext context;

        Shared(Path file) {
            this.file = file;
        }
    }

    /**
     * A context of this file: the one that is open, or a new one.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-10xx} if the file is wrong
     */
    Lease acquire(Path file) {
        Shared shared = enter(realPath(file));
        try {
            synchronized (shared) {
                VirtualContext context = shared.context;
                if (context == null) {
                    context = opener.apply(shared.file);
                    shared.context = context;
                }
                shared.users++;
                return new Lease(this, shared, context);
            }
        } finally {
            leave(shared);
        }
    }

    private void release(Shared shared) {
        synchronized (open) {
            shared.waiting++;
        }
        try {
            synchronized (shared) {
                shared.users--;
                VirtualContext context = shared.context;
                if (shared.users == 0 && context != null) {
                    shared.context = null;
                    context.close();
                }
            }
        } finally {
            leave(shared);
        }
    }

    /** Nobody forgets an entry while somebody is between here and {@link #leave}. */
    private Shared enter(Path file) {
        synchronized (open) {
            Shared shared = open.computeIfAbsent(file, Shared::new);
            shared.waiting++;
            return shared;
        }
    }

    private void leave(Shared shared) {
        synchronized (open) {
            shared.waiting--;
            if (shared.waiting == 0 && !inUse(shared)) {
                open.remove(shared.file, shared);
            }
        }
    }

    private static boolean inUse(Shared shared) {
        synchronized (shared) {
            return shared.users > 0;
        }
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** How many contexts are open. */
    int size() {
        synchronized (open) {
            return open.size();
        }
    }
}
