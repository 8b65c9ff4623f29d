package io.tauro.connector.azure;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Proves who asks by a token that the platform, such as Kubernetes, keeps in a file and replaces
 * now and then.
 */
final class FederatedProof implements Supplier<Map<String, String>> {

    private final Path file;

    FederatedProof(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, String> get() {
        try {
            return Map.of(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    Files.readString(file).trim());
        } catch (IOException e) {
            throw new TokenFailure(
                    Kind.UNAUTHENTICATED, "AZURE_FEDERATED_TOKEN_FILE cannot be read", e);
        }
    }
}
