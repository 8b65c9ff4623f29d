package io.tauro.connector.hdfs;

import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.RedactedCause;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import javax.security.sasl.SaslException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.PathIsNotDirectoryException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.KerberosAuthException;

/** What failures of the client mean. Its texts are left out of what is told. */
final class HdfsFailures {

    private HdfsFailures() {}

    static RemoteFailure of(Exception e) {
        Exception told = e instanceof RemoteException remote ? remote.unwrapRemoteException() : e;
        String name =
                told instanceof RemoteException unknown
                        ? unknown.getClassName().replaceAll(".*[.$]", "")
                        : told.getClass().getSimpleName();
        return new RemoteFailure(kind(told, name), name, RedactedCause.of(e));
    }

    private static Kind kind(Exception e, String name) {
        if (e instanceof FileNotFoundException
                || e instanceof ParentNotDirectoryException
                || e instanceof PathIsNotDirectoryException) {
            return Kind.NOT_FOUND;
        }
        if (e instanceof KerberosAuthException || e instanceof SaslException) {
            return Kind.UNAUTHENTICATED;
        }
        if (e instanceof AccessControlException || e instanceof SecurityException) {
            return Kind.DENIED;
        }
        if (e instanceof RetriableException || name.equals("SafeModeException")) {
            return Kind.BUSY;
        }
        if (e instanceof SocketTimeoutException) {
            return Kind.TIMEOUT;
        }
        if (e instanceof ChecksumException || name.equals("BlockMissingException")) {
            return Kind.SERVER_ERROR;
        }
        if (e instanceof RemoteException
                || e instanceof RuntimeException
                || e instanceof org.apache.hadoop.fs.InvalidPathException) {
            return Kind.REFUSED;
        }
        return e instanceof InterruptedIOException || e instanceof IOException
                ? Kind.UNREACHABLE
                : Kind.REFUSED;
    }
}
