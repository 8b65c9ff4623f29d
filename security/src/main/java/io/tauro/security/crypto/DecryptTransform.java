package io.tauro.security.crypto;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows ciphertexts of the source deciphered. */
final class DecryptTransform extends CipherTransform {

    private final FieldCipher cipher;

    DecryptTransform(FieldCipher cipher, List<String> inputs) {
        super("decrypt", cipher.type(), inputs);
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
            cipher.opened(
                    texts.data(),
                    texts.start(row),
                    texts.length(row),
                    rowKey,
                    plain -> {
                        VectorCodec.decode(plain, out);
                        return true;
                    });
        }
    }

    @Override
    boolean isShared() {
        return true;
    }

    @Override
    public @Nullable Object one(List<@Nullable Object> values) {
        return cipher.opened((String) values.get(0), values.size() < 2 ? null : values.get(1));
    }
}
