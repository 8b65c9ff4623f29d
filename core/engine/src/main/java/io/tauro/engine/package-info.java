/**
 * Plans and runs queries: {@link io.tauro.engine.FederationEngine} is the only public class that
 * knows the internal packages.
 */
@NullMarked
package io.tauro.engine;

import org.jspecify.annotations.NullMarked;
