package io.tauro.connector.jdbc;

/**
 * A column as a JDBC driver describes it.
 *
 * @param name its name
 * @param stored the SQL of its stored value, by itself the quoted name
 * @param jdbcType of {@link java.sql.Types}
 * @param typeName the database's name of the type
 * @param size digits, characters or bytes; 0 if that is not known
 * @param scale digits behind the point, or of a fraction of a second
 * @param nullable whether it may be null, as far as is known
 */
public record MetadataColumn(
        String name,
        String stored,
        int jdbcType,
        String typeName,
        int size,
        int scale,
        boolean nullable) {

    /** The same where other SQL stands for the stored value. */
    public MetadataColumn at(String sql) {
        return new MetadataColumn(name, sql, jdbcType, typeName, size, scale, nullable);
    }
}
