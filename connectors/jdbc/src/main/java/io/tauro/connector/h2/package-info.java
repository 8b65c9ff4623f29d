/**
 * Tables of H2.
 *
 * <pre>{@code
 * H2.at("jdbc:h2:file:/data/shop").user("sa")
 * }</pre>
 *
 * <p>{@link io.tauro.connector.h2.H2} describes a connection, {@link
 * io.tauro.connector.h2.H2Factory} makes it.
 */
@NullMarked
package io.tauro.connector.h2;

import org.jspecify.annotations.NullMarked;
