package io.tauro.connector.s3;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials that are looked for, whose absence is told apart from other failures. */
record NamedCredentials(AwsCredentialsProvider provider)
        implements AwsCredentialsProvider, SdkAutoCloseable {

    /** There are none. */
    static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Missing(SdkClientException cause) {
            super(cause);
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkClientException e) {
            throw new Missing(e);
        }
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
