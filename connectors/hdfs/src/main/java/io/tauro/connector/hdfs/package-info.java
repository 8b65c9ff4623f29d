/**
 * Files in HDFS as tables, in the formats of {@code io.tauro.connector.files}.
 *
 * <p>{@link io.tauro.connector.hdfs.Hdfs} describes a connection. {@code HdfsObjects} makes
 * requests of Hadoop's client, which is in this module and in no other; what is around them, such
 * as attempts, reading ahead and the check of versions, is the same for all remote stores and not
 * here.
 *
 * <pre>{@code
 * Hdfs.at("hdfs://namenode:8020/data").user("reader")
 * }</pre>
 */
@NullMarked
package io.tauro.connector.hdfs;

import org.jspecify.annotations.NullMarked;
