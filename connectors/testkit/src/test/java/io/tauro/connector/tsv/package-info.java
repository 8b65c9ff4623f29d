/**
 * Tab-separated files: the connector that {@code docs/connectors/writing-a-connector.md} builds.
 */
@NullMarked
package io.tauro.connector.tsv;

import org.jspecify.annotations.NullMarked;
