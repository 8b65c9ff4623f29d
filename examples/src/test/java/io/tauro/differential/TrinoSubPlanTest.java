package io.tauro.differential;

import org.junit.jupiter.api.condition.EnabledIf;

/** The same over a real Trino. */
@EnabledIf(value = "io.tauro.differential.TrinoServer#runs", disabledReason = TrinoServer.SKIPPED)
class TrinoSubPlanTest extends EmbeddedSubPlanTest {

    private static final TrinoServer SERVER = TrinoServer.trino("subplans");

    @Override
    FilledDatabase database() {
        return SERVER;
    }
}
