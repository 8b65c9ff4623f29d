/**
 * Programs to read and to run, each run by a test: {@link io.tauro.examples.Demo} is the large one,
 * the others show one thing each.
 */
@NullMarked
package io.tauro.examples;

import org.jspecify.annotations.NullMarked;
