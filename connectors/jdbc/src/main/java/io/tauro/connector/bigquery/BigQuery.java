package io.tauro.connector.bigquery;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.nio.file.Path;
import java.util.Map;

/** A connection to BigQuery that a program describes. Immutable. */
public final class BigQuery extends JdbcDefinition<BigQuery> {

    private BigQuery(Map<String, Object> options) {
        super(new BigQueryFactory(), options);
    }

    /**
     * A connection to a URL such as {@code
     * jdbc:bigquery://https://www.googleapis.com/bigquery/v2:443;ProjectId=acme}.
     */
    public static BigQuery at(String url) {
        return new BigQuery(Map.of("url", url));
    }

    /** A connection that runs its queries in a project, which pays for them. */
    public static BigQuery project(String project) {
        return new BigQuery(Map.of("project_id", project));
    }

    /** Where queries run: {@code EU}. */
    public BigQuery location(String value) {
        return with("location", value);
    }

    /** The dataset of tables whose names have none. */
    public BigQuery dataset(String value) {
        return with("dataset", value);
    }

    /** The key file of a service account; without it, the default credentials of the machine. */
    public BigQuery credentials(Path value) {
        return with("credentials_path", String.valueOf(value));
    }

    /** A token in place of a key file. */
    public BigQuery accessToken(Secret value) {
        return with("access_token", value);
    }

    /**
     * The most bytes that a query may be billed for; one that needs more is refused and costs
     * nothing.
     */
    public BigQuery maximumBytesBilled(long value) {
        return with("maximum_bytes_billed", value);
    }

    @Override
    protected BigQuery copy(Map<String, Object> changed) {
        return new BigQuery(changed);
    }
}
