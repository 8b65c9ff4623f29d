/**
 * The contract that every connector passes, as tests to inherit.
 *
 * <p>A connector's test extends {@link io.tauro.connector.testkit.ConnectorContractTest} and says
 * in a {@link io.tauro.connector.testkit.Fixture} how to make tables at its source; what it
 * inherits does the rest. {@link io.tauro.connector.testkit.AssertingConnector} wraps any connector
 * and holds both sides to the SPI, for tests of an engine as well as of a connector.
 *
 * <pre>{@code
 * class CsvConnectorTest extends ConnectorContractTest {
 *     @Override
 *     protected Fixture fixture() {
 *         return new CsvFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>Random requests come from a fixed seed; {@code -Dtauro.seed=…} sets another, {@code
 * -Dtauro.requests=…} their number.
 */
@NullMarked
package io.tauro.connector.testkit;

import org.jspecify.annotations.NullMarked;
