/** Whole queries and kernels, measured beside other engines. */
@NullMarked
package io.tauro.benchmarks;

import org.jspecify.annotations.NullMarked;
