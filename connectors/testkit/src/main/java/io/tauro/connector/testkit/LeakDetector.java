package io.tauro.connector.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;

/**
 * Fails a test that leaves something of a query behind: an open result, a reservation, a reader, a
 * spill file or another file, and, once contexts are closed, a thread or a connection. JUnit finds
 * it by itself where {@code junit.jupiter.extensions.autodetection.enabled} is true.
 */
public final class LeakDetector
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                InvocationInterceptor {

    private static final Namespace NAMESPACE = Namespace.create(LeakDetector.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void beforeAll(ExtensionContext context) {
        remember(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        remember(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check(context, false);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check(context, true);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation,
            DynamicTestInvocationContext invocationContext,
            ExtensionContext context)
            throws Throwable {
        HeldResources before = HeldResources.now();
        invocation.proceed();
        awaitNothingMoreThan(before, false);
    }

    private static void remember(ExtensionContext context) {
        context.getStore(NAMESPACE).put(context.getUniqueId(), HeldResources.now());
    }

    /** What failed already is not blamed for what it left. */
    private static void check(ExtensionContext context, boolean atEnd) {
        HeldResources before =
                context.getStore(NAMESPACE).remove(context.getUniqueId(), HeldResources.class);
        if (before != null && context.getExecutionException().isEmpty()) {
            awaitNothingMoreThan(before, atEnd);
        }
    }

    /** Servers and threads take a moment to end. */
    private static void awaitNothingMoreThan(HeldResources before, boolean atEnd) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String excess = HeldResources.now().beyond(before, atEnd);
        while (!excess.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            excess = HeldResources.now().beyond(before, atEnd);
        }
        if (!excess.isEmpty()) {
            throw new AssertionError("The test left something behind: " + excess);
        }
    }
}
