/**
 * Random queries over random tables, compared with PostgreSQL and DuckDB, with themselves in other
 * settings, and with other queries that must give the same.
 */
@NullMarked
package io.tauro.harness;

import org.jspecify.annotations.NullMarked;
