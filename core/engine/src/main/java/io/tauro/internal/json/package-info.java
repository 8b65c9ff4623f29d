/**
 * JSON as values: how it is read and written, the path language of SQL over it, and what is made of
 * it. Knows no vectors, no plan and no Calcite.
 */
@NullMarked
package io.tauro.internal.json;

import org.jspecify.annotations.NullMarked;
