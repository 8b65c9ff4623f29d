/**
 * Whether what is hidden can be found out: attacks and generated queries over two worlds that
 * differ in nothing that their principal may see.
 */
@NullMarked
package io.tauro.attack;

import org.jspecify.annotations.NullMarked;
