/**
 * The parts of {@link io.tauro.examples.Demo}: {@link io.tauro.examples.demo.Retail} makes the
 * sources, {@link io.tauro.examples.demo.Questions} says what is asked of them, {@link
 * io.tauro.examples.demo.Report} shows the answers. The data are those of TPC-H, made by its
 * generator, always the same.
 */
@NullMarked
package io.tauro.examples.demo;

import org.jspecify.annotations.NullMarked;
