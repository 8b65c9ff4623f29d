package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1                              | INTEGER NOT NULL
                    2147483648                     | BIGINT NOT NULL
                    9223372036854775807            | BIGINT NOT NULL
                    9223372036854775808            | DECIMAL(19,0) NOT NULL
                    99999999999999999999999999999999999999 | DECIMAL(38,0) NOT NULL
                    1.50                           | DECIMAL(3,2) NOT NULL
                    1e3                            | DOUBLE NOT NULL
                    'ab'                           | VARCHAR NOT NULL
                    'Ünïcödé 漢字 🙂'                | VARCHAR NOT NULL
                    x'ABCD'                        | VARBINARY(2) NOT NULL
                    TRUE                           | BOOLEAN NOT NULL
                    NULL                           | NULL
                    DATE '2026-01-31'              | DATE NOT NULL
                    TIME '10:30'                   | TIME NOT NULL
                    TIMESTAMP '2026-01-31 10:30'   | TIMESTAMP NOT NULL
                    TIMESTAMP WITH TIME ZONE '2026-01-31 10:30:00+02:00' | TIMESTAMP WITH TIME ZONE NOT NULL
                    INTERVAL '1-6' YEAR TO MONTH   | INTERVAL YEAR MONTH NOT NULL
                    INTERVAL '3 days'              | INTERVAL DAY SECOND NOT NULL
                    UUID 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | UUID NOT NULL
                    ARRAY[1, 2]                    | INTEGER ARRAY NOT NULL
                    age + 1                        | INTEGER
                    age + level                    | INTEGER
                    level + rank                   | SMALLINT
                    age * id                       | BIGINT
                    age / 2                        | INTEGER
                    age % 2                        | INTEGER
                    MOD(id, age)                   | BIGINT
                    id % age                       | BIGINT
                    MOD(balance, 3)                | DECIMAL(12,2)
                    - age                          | INTEGER
                    balance + 1                    | DECIMAL(13,2)
                    balance - balance              | DECIMAL(11,2)
                    balance * balance              | DECIMAL(20,4)
                    balance / 3                    | DECIMAL(21,13)
                    balance / id                   | DECIMAL(30,22)
                    balance % 3                    | DECIMAL(12,2)
                    balance * CAST(1 AS DECIMAL(38,10)) | DECIMAL(38,6)
                    balance * score                | DOUBLE
                    ratio + 1                      | REAL
                    score / 2                      | DOUBLE
                    CAST(1 AS DECIMAL(38,30)) / CAST(1 AS DECIMAL(38,30)) | DECIMAL(38,6) NOT NULL
                    CAST(1 AS DECIMAL(38,38)) + 1  | DECIMAL(38,27) NOT NULL
                    `name || code`                 | VARCHAR
                    `'a' || 1`                     | VARCHAR NOT NULL
                    CAST(age AS VARCHAR(5))        | VARCHAR(5)
                    name::CHAR(3)                  | VARCHAR(3)
                    code                           | VARCHAR(3)
                    notes                          | JSON
                    TRY_CAST(name AS INTEGER)      | INTEGER
                    CASE WHEN active THEN 'a' ELSE 'bcd' END | VARCHAR NOT NULL
                    CASE WHEN active THEN 1 END    | INTEGER
                    COALESCE(age, 0)               | INTEGER NOT NULL
                    COALESCE(balance, id)          | DECIMAL(21,2) NOT NULL
                    NULLIF(age, 0)                 | INTEGER
                    IFNULL(name, 'x')              | VARCHAR NOT NULL
                    IF(active, 1, 2)               | INTEGER NOT NULL
                    GREATEST(age, id)              | BIGINT
                    age = '3'                      | BOOLEAN
                    name = 'a '                    | BOOLEAN
                    born > '2026-01-01'            | BOOLEAN
                    token = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | BOOLEAN
                    seen < changed                 | BOOLEAN
                    born = seen                    | BOOLEAN
                    age IN (1, 2, 3)               | BOOLEAN
                    name LIKE 'a%' ESCAPE '#'      | BOOLEAN
                    name NOT ILIKE 'a%'            | BOOLEAN
                    name ~ 'a'                     | BOOLEAN
                    age IS DISTINCT FROM 3         | BOOLEAN NOT NULL
                    age BETWEEN 1 AND 3            | BOOLEAN
                    active IS NOT TRUE             | BOOLEAN NOT NULL
                    born + INTERVAL '1' DAY        | DATE
                    born + INTERVAL '1' MONTH      | DATE
                    born + INTERVAL '1' HOUR       | TIMESTAMP
                    INTERVAL '1' HOUR + born       | TIMESTAMP
                    born - INTERVAL '2' MINUTE     | TIMESTAMP
                    seen - INTERVAL '1' YEAR       | TIMESTAMP
                    wakes + INTERVAL '1' HOUR      | TIME
                    changed + INTERVAL '1' DAY     | TIMESTAMP WITH TIME ZONE
                    seen - seen                    | INTERVAL DAY SECOND
                    born - born                    | INTEGER
                    INTERVAL '1' DAY * age         | INTERVAL DAY SECOND
                    EXTRACT(YEAR FROM born)        | BIGINT
                    DATE_PART('hour', seen)        | BIGINT
                    YEAR(changed)                  | BIGINT
                    DATE_TRUNC('month', seen)      | TIMESTAMP
                    DATE_TRUNC('month', changed)   | TIMESTAMP WITH TIME ZONE
                    FLOOR(seen TO DAY)             | TIMESTAMP
                    DATE_SUB(NOW(), INTERVAL 1 YEAR) | TIMESTAMP WITH TIME ZONE NOT NULL
                    DATE_ADD(born, 3)              | DATE
                    LAST_DAY(born)                 | DATE
                    CURRENT_DATE                   | DATE NOT NULL
                    CURRENT_TIMESTAMP              | TIMESTAMP WITH TIME ZONE NOT NULL
                    LOCALTIMESTAMP                 | TIMESTAMP NOT NULL
                    CURRENT_TIME                   | TIME NOT NULL
                    ROUND(balance, 1)              | DECIMAL(10,1)
                    FLOOR(balance)                 | DECIMAL(10,0)
                    CEILING(score)                 | DOUBLE
                    SQRT(age)                      | DOUBLE
                    POW(age, 2)                    | DOUBLE
                    ABS(balance)                   | DECIMAL(10,2)
                    UPPER(code)                    | VARCHAR
                    SUBSTR(Email, 1, 3)            | VARCHAR(100)
                    SUBSTRING(name FROM 2 FOR 3)   | VARCHAR
                    LENGTH(name)                   | INTEGER
                    STRPOS(name, 'a')              | INTEGER
                    LTRIM(name)                    | VARCHAR
                    CONCAT(name, NULL, age)        | VARCHAR NOT NULL
                    CONCAT_WS(',', name, code)     | VARCHAR NOT NULL
                    MD5(name)                      | VARCHAR
                    tags[1]                        | VARCHAR
                    CARDINALITY(tags)              | INTEGER
                    (SELECT MAX(total) FROM orders) | DECIMAL(15,2)
                    EXISTS (SELECT 1 FROM orders)  | BOOLEAN NOT NULL
                    """)
    void anExpressionHasType(String expression, String type) {
        assertThat(ShopTables.schemaOf("SELECT " + expression + " AS x FROM customers"))
                .isEqualTo("(x " + type + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    COUNT(*)            | BIGINT NOT NULL
                    COUNT(DISTINCT age) | BIGINT NOT NULL
                    SUM(rank)           | BIGINT
                    SUM(age)            | BIGINT
                    SUM(id)             | DECIMAL(38,0)
                    SUM(balance)        | DECIMAL(38,2)
                    SUM(ratio)          | DOUBLE
                    SUM(score)          | DOUBLE
                    AVG(age)            | DECIMAL(38,6)
                    AVG(id)             | DECIMAL(38,6)
                    AVG(balance)        | DECIMAL(38,8)
                    AVG(score)          | DOUBLE
                    MIN(name)           | VARCHAR
                    MAX(born)           | DATE
                    STDDEV(age)         | DOUBLE
                    STDDEV_POP(balance) | DOUBLE
                    VAR_SAMP(score)     | DOUBLE
                    VARIANCE(id)        | DOUBLE
                    BOOL_AND(active)    | BOOLEAN
                    EVERY(active)       | BOOLEAN
                    ANY_VALUE(age)      | INTEGER
                    STRING_AGG(name, ',') | VARCHAR
                    LISTAGG(name, ',') WITHIN GROUP (ORDER BY id) | VARCHAR
                    ARRAY_AGG(age)      | INTEGER ARRAY
                    """)
    void anAggregateHasType(String expression, String type) {
        assertThat(ShopTables.schemaOf("SELECT " + expression + " AS x FROM customers"))
                .isEqualTo("(x " + type + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BOOLEAN",
                "TINYINT",
                "SMALLINT",
                "INTEGER",
                "BIGINT",
                "DECIMAL(38,38)",
                "DECIMAL(5,2)",
                "REAL",
                "DOUBLE",
                "VARCHAR",
                "VARCHAR(7)",
                "VARBINARY",
                "VARBINARY(9)",
                "DATE",
                "TIME(3)",
                "TIME",
                "TIMESTAMP",
                "TIMESTAMP(0)",
                "TIMESTAMP WITH TIME ZONE",
                "TIMESTAMP(3) WITH TIME ZONE",
                "INTERVAL YEAR TO MONTH",
                "INTERVAL DAY TO SECOND",
                "UUID",
                "BIGINT ARRAY",
                "MAP<VARCHAR,DOUBLE>",
                "ROW(a INTEGER, b VARCHAR)"
            })
    void aTypeComesBackFromCalcite(String text) {
        DataType type = DataType.parse(text);
        RelDataTypeFactory types = new TauroTypeFactory();
        assertThat(TypeMapping.toDataType(TypeMapping.toRel(types, type, true))).isEqualTo(type);
        assertThat(TypeMapping.toRel(types, type, false).isNullable()).isFalse();
    }

    @Test
    void textOfFixedLengthIsTextAndJsonIsKnownToBeJson() {
        RelDataTypeFactory types = new TauroTypeFactory();
        assertThat(TypeMapping.toDataType(TypeMapping.toRel(types, DataType.character(3), true)))
                .isEqualTo(DataType.varchar(3));
        assertThat(TypeMapping.toDataType(TypeMapping.toRel(types, DataType.JSON, true)))
                .isEqualTo(DataType.JSON);
    }

    @Test
    void partsOfNestedTypesKeepWhetherTheyMayBeNull() {
        DataType row =
                DataType.row(
                        List.of(
                                Column.of("a", DataType.INTEGER).notNull(),
                                Column.of("b", DataType.DATE)));
        RelDataTypeFactory types = new TauroTypeFactory();
        assertThat(TypeMapping.toDataType(TypeMapping.toRel(types, row, false))).isEqualTo(row);
    }
}
