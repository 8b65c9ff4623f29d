package io.tauro.security.audit;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Two rows of records as one, by their times. Used by one thread. */
final class MergedEvents implements Iterator<AuditEvent> {

    private final Iterator<AuditEvent> one;
    private final Iterator<AuditEvent> other;
    private @Nullable AuditEvent ofOne;
    private @Nullable AuditEvent ofOther;

    private MergedEvents(Iterator<AuditEvent> one, Iterator<AuditEvent> other) {
        this.one = one;
        this.other = other;
        this.ofOne = next(one);
        this.ofOther = next(other);
    }

    /** Closing it closes the first, which may be a file. */
    static Stream<AuditEvent> of(Stream<AuditEvent> one, Iterable<AuditEvent> other) {
        MergedEvents merged = new MergedEvents(one.iterator(), other.iterator());
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(merged, Spliterator.ORDERED), false)
                .onClose(one::close);
    }

    private static @Nullable AuditEvent next(Iterator<AuditEvent> from) {
        return from.hasNext() ? from.next() : null;
    }

    @Override
    public boolean hasNext() {
        return ofOne != null || ofOther != null;
    }

    @Override
    public AuditEvent next() {
        AuditEvent first = ofOne;
        AuditEvent second = ofOther;
        if (first != null && (second == null || !first.timestamp().isAfter(second.timestamp()))) {
            ofOne = next(one);
            return first;
        }
        if (second == null) {
            throw new NoSuchElementException();
        }
        ofOther = next(other);
        return second;
    }
}
