package io.tauro.connector.azure;

import io.tauro.connector.files.store.StoreLayers;
import java.util.List;

class LayersTest extends StoreLayers {

    LayersTest() {
        super(
                "azure",
                List.of("AzureBlob", "AzureBlobFactory"),
                "com.azure",
                "com.azure..",
                "reactor..",
                "org.reactivestreams");
    }
}
