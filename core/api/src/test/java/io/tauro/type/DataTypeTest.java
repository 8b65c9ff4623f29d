package io.tauro.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DataTypeTest {

    @Property
    void whatATypePrintsIsReadAsTheSameType(@ForAll("types") DataType type) {
        assertThat(DataType.parse(type.toString())).isEqualTo(type);
    }

    @Provide
    Arbitrary<DataType> types() {
        return Arbitraries.lazyOf(this::simple, this::simple, this::nested);
    }

    private Arbitrary<DataType> simple() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        DataType.BOOLEAN,
                        DataType.TINYINT,
                        DataType.SMALLINT,
                        DataType.INTEGER,
                        DataType.BIGINT,
                        DataType.REAL,
                        DataType.DOUBLE,
                        DataType.VARCHAR,
                        DataType.VARBINARY,
                        DataType.DATE,
                        DataType.UUID,
                        DataType.JSON,
                        DataType.NULL),
                Arbitraries.integers()
                        .between(1, 38)
                        .flatMap(
                                precision ->
                                        Arbitraries.integers()
                                                .between(0, precision)
                                                .map(scale -> DataType.decimal(precision, scale))),
                Arbitraries.integers().between(1, 9999).map(DataType::varchar),
                Arbitraries.integers().between(1, 9999).map(DataType::character),
                Arbitraries.integers().between(0, 6).map(DataType::time),
                Arbitraries.integers().between(0, 6).map(DataType::timestamp),
                Arbitraries.integers().between(0, 6).map(DataType::timestampWithTimeZone));
    }

    private Arbitrary<DataType> nested() {
        return Arbitraries.oneOf(
                simple().map(DataType::array),
                simple().tuple2().map(pair -> DataType.map(pair.get1(), pair.get2())),
                simple().tuple2()
                        .map(
                                pair ->
                                        DataType.row(
                                                List.of(
                                                        Column.of("a", pair.get1()),
                                                        Column.of("b", pair.get2())))));
    }

    @Test
    void synonymsOfStandardNamesAreKnown() {
        assertThat(DataType.parse("int")).isEqualTo(DataType.INTEGER);
        assertThat(DataType.parse("text")).isEqualTo(DataType.VARCHAR);
        assertThat(DataType.parse("numeric(10, 4)")).isEqualTo(DataType.decimal(10, 4));
        assertThat(DataType.parse("character varying(5)")).isEqualTo(DataType.varchar(5));
        assertThat(DataType.parse("double precision")).isEqualTo(DataType.DOUBLE);
        assertThat(DataType.parse("timestamp(3) with time zone"))
                .isEqualTo(DataType.timestampWithTimeZone(3));
        assertThat(DataType.parse("timestamptz")).isEqualTo(DataType.TIMESTAMP_WITH_TIME_ZONE);
        assertThat(DataType.parse("interval day to second"))
                .isEqualTo(DataType.INTERVAL_DAY_SECOND);
        assertThat(DataType.parse("interval year")).isEqualTo(DataType.INTERVAL_YEAR_MONTH);
        assertThat(DataType.parse("ARRAY<BIGINT>")).isEqualTo(DataType.array(DataType.BIGINT));
    }

    @Test
    void whatIsNoTypeSaysWhatWasFound() {
        assertThatThrownBy(() -> DataType.parse("DECIMAL(10"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'DECIMAL(10' is not a data type: ')' is expected");
        assertThatThrownBy(() -> DataType.parse("WORDS"))
                .hasMessage("'WORDS' is not a data type: unknown type 'WORDS'");
        assertThatThrownBy(() -> DataType.parse("BIGINT 5")).hasMessageContaining("unexpected '5'");
        assertThatThrownBy(() -> DataType.decimal(39, 0)).hasMessageContaining("DECIMAL(39,0)");
        assertThatThrownBy(() -> DataType.timestamp(7)).hasMessageContaining("0 to 6");
    }

    @Test
    void schemasFindColumnsByExactName() {
        Schema schema =
                Schema.of(
                        Column.of("id", DataType.BIGINT).notNull(),
                        Column.of("Id", DataType.VARCHAR));
        assertThat(schema.indexOf("Id")).hasValue(1);
        assertThat(schema.indexOf("ID")).isEmpty();
        assertThat(schema.select(List.of("Id", "id")).names()).containsExactly("Id", "id");
        assertThat(schema).hasToString("(id BIGINT NOT NULL, Id VARCHAR)");
        assertThatThrownBy(() -> schema.select(List.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
