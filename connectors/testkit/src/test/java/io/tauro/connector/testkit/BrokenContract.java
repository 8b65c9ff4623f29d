package io.tauro.connector.testkit;

import io.tauro.connector.tsv.TsvFixture;
import io.tauro.spi.ConnectorFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a connector that a subclass breaks. */
abstract class BrokenContract extends ConnectorContractTest {

    @TempDir static Path folder;

    /** A broken factory over one that is sound. */
    abstract ConnectorFactory broken(ConnectorFactory sound);

    @Override
    protected Fixture fixture() {
        TsvFixture sound = new TsvFixture(folder);
        return new ForwardingFixture(sound) {
            @Override
            public ConnectorFactory factory() {
                return broken(sound.factory());
            }
        };
    }
}
