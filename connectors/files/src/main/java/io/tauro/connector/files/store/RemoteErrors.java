package io.tauro.connector.files.store;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Map;

/** What users are told of failures. */
final class RemoteErrors {

    private RemoteErrors() {}

    /**
     * @param store what the store is called
     * @param key the object or folder
     * @param verb {@code read} or {@code written}
     */
    static TauroException of(RemoteFailure failure, String store, String key, String verb) {
        Kind kind = failure.kind();
        String detail = failure.detail().isEmpty() ? "" : " (" + failure.detail() + ")";
        String object = "'" + key + "' of " + store;
        String text =
                switch (kind) {
                    case NOT_FOUND ->
                            "File '" + key + "' does not exist any more. Run the query again.";
                    case NO_CONTAINER ->
                            "There is no "
                                    + store
                                    + detail
                                    + ". Correct its name in the options of the connection.";
                    case CHANGED ->
                            "File '"
                                    + key
                                    + "' has changed since the query was planned. Run the query again.";
                    case UNAUTHENTICATED ->
                            "The store of "
                                    + store
                                    + " does not accept the credentials of the connection"
                                    + detail
                                    + ". Correct them.";
                    case DENIED ->
                            object
                                    + " may not be "
                                    + verb
                                    + " with the credentials of the connection"
                                    + detail
                                    + ". Grant them the right to.";
                    case BUSY ->
                            object
                                    + " could not be "
                                    + verb
                                    + ", because the store takes no more requests"
                                    + detail
                                    + ". Lower max_concurrent, or try again later.";
                    case TIMEOUT ->
                            object
                                    + " could not be "
                                    + verb
                                    + " in time"
                                    + detail
                                    + ". Try again later, or raise request_timeout.";
                    case UNREACHABLE ->
                            "The store of "
                                    + store
                                    + " cannot be reached"
                                    + detail
                                    + ". Check that it runs, and the options of the connection.";
                    case SERVER_ERROR, REFUSED ->
                            object
                                    + " could not be "
                                    + verb
                                    + detail
                                    + ". Look at the cause, and at the log of the store.";
                };
        return new TauroException(code(kind), text, Map.of("file", key), failure).redacted();
    }

    static ErrorCode code(Kind kind) {
        return switch (kind) {
            case NOT_FOUND, NO_CONTAINER -> ErrorCode.FILE_NOT_FOUND;
            case CHANGED -> ErrorCode.FILE_CHANGED;
            case UNAUTHENTICATED -> ErrorCode.SOURCE_AUTHENTICATION_FAILED;
            case DENIED -> ErrorCode.SOURCE_PERMISSION_DENIED;
            case BUSY -> ErrorCode.SOURCE_BUSY;
            case TIMEOUT -> ErrorCode.SOURCE_TIMEOUT;
            case UNREACHABLE -> ErrorCode.SOURCE_UNREACHABLE;
            case SERVER_ERROR, REFUSED -> ErrorCode.SOURCE_ERROR;
        };
    }

    static TauroException closed() {
        return new TauroException(
                ErrorCode.CONTEXT_CLOSED,
                "The connection to the files is closed. Read while it is open.");
    }

    static TauroException interrupted(String key) {
        return new TauroException(
                ErrorCode.QUERY_CANCELLED,
                "Reading '" + key + "' was interrupted. Run the query again.",
                Map.of("file", key),
                null);
    }
}
