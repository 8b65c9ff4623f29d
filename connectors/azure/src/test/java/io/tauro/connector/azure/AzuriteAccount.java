package io.tauro.connector.azure;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.PublicAccessType;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.SasProtocol;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The account of an Azurite, its owner, and connections to it. */
final class AzuriteAccount implements AutoCloseable {

    private static final AtomicInteger CONTAINERS = new AtomicInteger();

    private final Azurite azurite;
    private final BlobServiceClient owner;

    private AzuriteAccount(Azurite azurite) {
        this.azurite = azurite;
        this.owner =
                new BlobServiceClientBuilder()
                        .endpoint(azurite.endpoint())
                        .httpClient(AzureClients.OF_THE_SYSTEM.blobs())
                        .credential(new StorageSharedKeyCredential(Azurite.ACCOUNT, azurite.key()))
                        .buildClient();
    }

    static AzuriteAccount start() {
        return new AzuriteAccount(Azurite.start());
    }

    Azurite azurite() {
        return azurite;
    }

    String endpoint() {
        return azurite.endpoint();
    }

    String key() {
        return azurite.key();
    }

    private static String newName() {
        return "lake-" + CONTAINERS.incrementAndGet();
    }

    BlobContainerClient newContainer() {
        return owner.createBlobContainer(newName());
    }

    BlobContainerClient newOpenContainer() {
        return owner.createBlobContainerWithResponse(
                        newName(), null, PublicAccessType.CONTAINER, null)
                .getValue();
    }

    /** Blobs whose content is their name. */
    void uploadAll(BlobContainerClient container, List<String> keys) {
        keys.parallelStream().forEach(key -> upload(container, key, key));
    }

    void upload(BlobContainerClient container, String key, String text) {
        upload(container, key, text.getBytes(StandardCharsets.UTF_8));
    }

    void upload(BlobContainerClient container, String key, byte[] bytes) {
        container.getBlobClient(key).upload(BinaryData.fromBytes(bytes), true);
    }

    AzureBlob withKey(BlobContainerClient container) {
        return withKey(container.getBlobContainerName(), endpoint());
    }

    AzureBlob withKey(String container, String endpoint) {
        return AzureBlob.container(container)
                .account(Azurite.ACCOUNT)
                .endpoint(endpoint)
                .accountKey(Secret.of(key()));
    }

    String sas(BlobContainerClient container, String permissions) {
        return container.generateSas(
                new BlobServiceSasSignatureValues(
                                OffsetDateTime.now(ZoneOffset.UTC).plusHours(1),
                                BlobContainerSasPermission.parse(permissions))
                        .setProtocol(SasProtocol.HTTPS_HTTP));
    }

    AzureBlob withSas(BlobContainerClient container, String permissions) {
        return AzureBlob.container(container.getBlobContainerName())
                .endpoint(endpoint())
                .sasToken(Secret.of(sas(container, permissions)));
    }

    AzureBlob withConnectionString(BlobContainerClient container) {
        return AzureBlob.container(container.getBlobContainerName())
                .connectionString(
                        Secret.of(
                                "DefaultEndpointsProtocol=http;AccountName="
                                        + Azurite.ACCOUNT
                                        + ";AccountKey="
                                        + key()
                                        + ";BlobEndpoint="
                                        + endpoint()
                                        + ";"));
    }

    AzureBlob anonymous(BlobContainerClient container) {
        return AzureBlob.container(container.getBlobContainerName())
                .endpoint(endpoint())
                .anonymous();
    }

    RemoteObjectStore store(AzureBlob definition) {
        return new AzureBlobFactory(Map.of())
                .store(definition.config("lake"), AzureClients.OF_THE_SYSTEM);
    }

    @Override
    public void close() {
        azurite.close();
    }
}
