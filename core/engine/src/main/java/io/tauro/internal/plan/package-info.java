/**
 * The logical plan, secured: {@link io.tauro.internal.plan.PolicyInjector} puts a {@link
 * io.tauro.internal.plan.SecurityBarrier} over each scan, and {@link
 * io.tauro.internal.plan.BarrierVerifier} refuses a plan that has a scan without one.
 */
@NullMarked
package io.tauro.internal.plan;

import org.jspecify.annotations.NullMarked;
