/**
 * What a connector implements.
 *
 * <p>A {@link io.tauro.spi.ConnectorFactory} makes a {@link io.tauro.spi.Connector}, one connection
 * to a source; it knows {@link io.tauro.spi.SourceTable}s, which plan {@link io.tauro.spi.Scan}s; a
 * scan opens {@link io.tauro.spi.BatchReader}s. The smallest useful connector implements three
 * methods that matter: {@code table}, {@code plan} and {@code open}.
 *
 * <p>Planning is one question and one answer. The engine offers all it would like in a {@link
 * io.tauro.spi.ScanRequest}; the connector takes what it can and says so in a {@link
 * io.tauro.spi.Pushdown}; the engine does the rest:
 *
 * <pre>{@code
 * public Scan plan(ScanRequest request) {
 *     Pushdown pushdown = request.offer()
 *             .filters(filter -> filter.columns().contains("day") ? Precision.EXACT : Precision.NONE)
 *             .limit(true)
 *             .accept();
 *     return new MyScan(request, pushdown);
 * }
 * }</pre>
 */
@NullMarked
package io.tauro.spi;

import org.jspecify.annotations.NullMarked;
