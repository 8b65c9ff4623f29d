package io.tauro.internal.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** The type JSON within another, as in {@code JSON ARRAY}. */
final class JsonTypeName extends SqlTypeNameSpec {

    JsonTypeName(SqlParserPos at) {
        super(new SqlIdentifier("JSON", at), at);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return JsonOperators.json(validator.getTypeFactory());
    }

    @Override
    public void unparse(SqlWriter writer, int left, int right) {
        writer.keyword("JSON");
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof JsonTypeName
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }
}
