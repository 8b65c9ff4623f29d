/**
 * The configuration file: {@link io.tauro.config.YamlConfiguration} reads {@code tauro.yaml} into a
 * {@link io.tauro.config.ContextConfiguration}, from which a context is built.
 *
 * <p>Whatever is wrong with a file is a {@link io.tauro.error.TauroException} that names the key
 * with all keys above it, the line and the column, and the nearest key that there is. No message
 * holds a value. What a file may say and this version cannot do is an error too.
 *
 * <pre>{@code
 * VirtualContext context = VirtualContext.fromYaml(Path.of("tauro.yaml"));
 * }</pre>
 */
@NullMarked
package io.tauro.config;

import org.jspecify.annotations.NullMarked;
