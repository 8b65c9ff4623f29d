package io.tauro.security.crypto;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows ciphertexts of the source as they are, and nothing that does not look like one: a value
 * that was stored plain by mistake is not shown.
 */
final class StoredTransform extends CipherTransform {

    private final FieldCipher cipher;

    StoredTransform(FieldCipher cipher, List<String> inputs) {
        super("encrypted", DataType.VARCHAR, inputs);
        this.cipher = cipher;
    }

    @Override
    void append(ColumnVector values, int row, @Nullable Object rowKey, VectorBuilder out) {
        if (values instanceof DictionaryVector rows) {
            append(rows.dictionary(), rows.codes()[row], rowKey, out);
        } else if (values instanceof ConstantVector constant) {
            append(constant.entry(), 0, rowKey, out);
        } else {
            BytesVector texts = (BytesVector) values;
            int start = texts.start(row);
            int length = texts.length(row);
            if (!cipher.isCiphertext(texts.data(), start, length)) {
                throw FieldCipher.undecipherable();
            }
            out.appendBytes(texts.data(), start, length);
        }
    }

    @Override
    boolean isShared() {
        return true;
    }

    @Override
    public @Nullable Object one(List<@Nullable Object> values) {
        Object value = values.get(0);
        if (value == null) {
            return null;
        }
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        if (!cipher.isCiphertext(text, 0, text.length)) {
            throw FieldCipher.undecipherable();
        }
        return value;
    }
}
