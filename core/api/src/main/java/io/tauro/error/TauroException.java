package io.tauro.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the library. Its message starts with the code: {@code TAURO-2003 Column
 * 'emial' is not in table 'customers' (line 1, column 8). Did you mean 'email'?}
 *
 * <p>The context names what the error is about under fixed keys, such as {@code table}, {@code
 * column}, {@code connection}, {@code option}, {@code file}, {@code line}. Neither it nor the
 * message holds a secret, a literal or a value of a row.
 */
public class TauroException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String text;
    private final transient Map<String, String> context;
    private @Nullable String queryId;

    /** An error without a cause. */
    public TauroException(ErrorCode code, String text) {
        this(code, text, Map.of(), null);
    }

    public TauroException(ErrorCode code, String text, @Nullable Throwable cause) {
        this(code, text, Map.of(), cause);
    }

    /**
     * @param code what kind of error
     * @param text what happened, with which name, and what to do; without the code
     * @param context the names that the error is about
     * @param cause what led to it; null if nothing did. Its own message is not shown to users
     */
    public TauroException(
            ErrorCode code, String text, Map<String, String> context, @Nullable Throwable cause) {
        super(code.id() + " " + text, cause);
        this.code = code;
        this.text = text;
        this.context = Map.copyOf(context);
    }

    /** The stable code. */
    public ErrorCode code() {
        return code;
    }

    /** The message without the code. */
    public String text() {
        return text;
    }

    /** The names that the error is about; empty after deserialization. */
    public Map<String, String> context() {
        return context == null ? Map.of() : context;
    }

    /** The same error with one more name in its context. */
    public TauroException with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(context());
        more.put(key, value);
        TauroException copy = new TauroException(code, text, more, getCause());
        copy.setStackTrace(getStackTrace());
        copy.queryId = queryId;
        return copy;
    }

    /** The query that failed, by the id that it has in audit records; empty if none did. */
    public Optional<String> queryId() {
        return Optional.ofNullable(queryId);
    }

    /** Says which query failed, unless that is known. */
    public TauroException ofQuery(String id) {
        if (queryId == null) {
            queryId = id;
        }
        return this;
    }

    /**
     * The same error without what others say: of causes and suppressed errors that are not ours,
     * class and place are left, since their messages may hold values, literals or secrets.
     */
    public TauroException redacted() {
        Throwable cause = getCause();
        Throwable told = cause == null ? null : RedactedCause.of(cause);
        boolean clean = told == cause;
        List<Throwable> suppressed = new ArrayList<>();
        for (Throwable one : getSuppressed()) {
            Throwable instead = RedactedCause.of(one);
            clean &= instead == one;
            suppressed.add(instead);
        }
        if (clean) {
            return this;
        }
        TauroException copy = new TauroException(code, text, context(), told);
        copy.setStackTrace(getStackTrace());
        copy.queryId = queryId;
        suppressed.forEach(copy::addSuppressed);
        return copy;
    }
}
