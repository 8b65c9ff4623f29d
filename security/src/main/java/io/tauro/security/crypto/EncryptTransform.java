package io.tauro.security.crypto;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows values of the source enciphered. */
final class EncryptTransform extends CipherTransform {

    private final FieldCipher cipher;
    private final boolean repeatable;

    EncryptTransform(FieldCipher cipher, boolean repeatable, List<String> inputs) {
        super("encrypt", DataType.VARCHAR, inputs);
        this.cipher = cipher;
        this.repeatable = repeatable;
    }

    @Override
    void append(ColumnVector values, int row, @Nullable Object rowKey, VectorBuilder out) {
        byte[] text = cipher.seal(VectorCodec.encode(values, row), rowKey);
        out.appendBytes(text, 0, text.length);
    }

    @Override
    boolean isShared() {
        return repeatable;
    }

    @Override
    public @Nullable Object one(List<@Nullable Object> values) {
        Object value = values.get(0);
        if (value == null) {
            return null;
        }
        byte[] text =
                cipher.seal(
                        ValueCodec.encode(value, cipher.type()),
                        values.size() < 2 ? null : values.get(1));
        return new String(text, java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Another ciphertext is as right, if it is one of the value. */
    @Override
    public boolean isRight(List<@Nullable Object> values, @Nullable Object shown) {
        if (repeatable || shown == null) {
            return Objects.deepEquals(one(values), shown);
        }
        Object rowKey = values.size() < 2 ? null : values.get(1);
        return cipher.holds((String) shown, values.get(0), rowKey);
    }

    @Override
    public boolean isVerifiable() {
        return true;
    }

    /** A ciphertext is another one each time, unless it was asked to be comparable. */
    @Override
    public boolean isRepeatable() {
        return repeatable;
    }
}
