package io.tauro.connector.gcs;

import io.tauro.connector.files.store.StoreLayers;
import java.util.List;

class LayersTest extends StoreLayers {

    LayersTest() {
        super(
                "gcs",
                List.of("Gcs", "GcsFactory"),
                "com.google",
                "com.google.api..",
                "com.google.auth..");
    }
}
