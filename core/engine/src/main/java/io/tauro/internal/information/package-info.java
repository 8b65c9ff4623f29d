/**
 * The tables of the information schema: their columns, and how their rows are made for one
 * principal while a query reads them. What there is for it, they are told by {@link
 * io.tauro.internal.information.Names}.
 */
@NullMarked
package io.tauro.internal.information;

import org.jspecify.annotations.NullMarked;
