/**
 * From the optimised plan to the physical one. {@link io.tauro.internal.pushdown.PhysicalPlanner}
 * walks the plan; where a piece of it stands directly on a table, {@link
 * io.tauro.internal.pushdown.ScanNegotiator} offers that piece to the connector and keeps the rest.
 */
@NullMarked
package io.tauro.internal.pushdown;

import org.jspecify.annotations.NullMarked;
