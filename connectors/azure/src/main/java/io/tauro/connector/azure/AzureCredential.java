package io.tauro.connector.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;

/** How a connection says who it is. Prints without secrets. */
sealed interface AzureCredential {

    /** Tells a client. */
    void apply(BlobContainerClientBuilder client);

    /** The key of the account: requests are signed with it. */
    final class Key implements AzureCredential {

        private final String account;
        private final String key;

        Key(String account, String key) {
            this.account = account;
            this.key = key;
        }

        @Override
        public void apply(BlobContainerClientBuilder client) {
            client.credential(new StorageSharedKeyCredential(account, key));
        }
    }

    /** A shared access signature, without a question mark before it. */
    final class Sas implements AzureCredential {

        private final String token;

        Sas(String token) {
            this.token = token;
        }

        @Override
        public void apply(BlobContainerClientBuilder client) {
            client.sasToken(token);
        }
    }

    /** A connection string, which also says where the account is. */
    final class ConnectionString implements AzureCredential {

        private final String text;

        ConnectionString(String text) {
            this.text = text;
        }

        @Override
        public void apply(BlobContainerClientBuilder client) {
            client.connectionString(text);
        }
    }

    /** Tokens of the directory (Microsoft Entra ID). */
    final class Tokens implements AzureCredential {

        private final TokenCredential source;

        Tokens(TokenCredential source) {
            this.source = source;
        }

        TokenCredential source() {
            return source;
        }

        @Override
        public void apply(BlobContainerClientBuilder client) {
            client.credential(source);
        }
    }

    /** Nobody: containers that are open to all. */
    final class Anonymous implements AzureCredential {

        @Override
        public void apply(BlobContainerClientBuilder client) {
            client.setAnonymousAccess();
        }
    }
}
