package io.tauro.differential;

import io.tauro.spi.ConnectionDefinition;
import org.junit.jupiter.api.condition.EnabledIf;

/** Sub-plans over MySQL, by the driver of MariaDB. */
@EnabledIf(value = "io.tauro.differential.MySqlServer#runs", disabledReason = MySqlServer.SKIPPED)
class MySqlByMariaDbDriverSubPlanTest extends MySqlSubPlanTest {

    @Override
    ConnectionDefinition definition(MySqlServer server) {
        return server.byTheDriverOfMariaDb();
    }
}
