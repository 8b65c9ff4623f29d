package io.tauro.connector.hdfs;

import io.tauro.connector.files.store.StoreLayers;
import java.util.List;

class LayersTest extends StoreLayers {

    LayersTest() {
        super(
                "hdfs",
                List.of("Hdfs", "HdfsFactory"),
                "org.apache",
                "javax.security.sasl",
                "org.apache.hadoop..");
    }
}
