package io.tauro.benchmarks;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.ColumnTransforms;
import io.tauro.security.mask.Mask;
import io.tauro.security.mask.MaskKeys;
import io.tauro.security.mask.MaskTarget;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Masks over one batch; the time is that of one value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.DEFAULT_ROWS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MaskBenchmark {

    private static final int ROWS = Batch.DEFAULT_ROWS;
    private static final int ENTRIES = 100;

    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(MaskBenchmark::mac);
    private final MaskKeys keys = (key, message) -> macs.get().doFinal(message);

    private final ColumnVector emails = emails("first.last%d@example.com", ROWS);
    private final ColumnVector accented = emails("fïrst.last%d@example.com", ROWS);
    private final ColumnVector dictionary =
            new DictionaryVector(emails("first.last%d@example.com", ENTRIES), codes(), null, ROWS);

    private final ColumnTransform email = transform(Mask.email());
    private final ColumnTransform partial = transform(Mask.partial(2, 2));
    private final ColumnTransform hash = transform(Mask.hash("pii"));

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC", e);
        }
    }

    private static ColumnVector emails(String format, int rows) {
        VectorBuilder builder = new VectorBuilder(DataType.VARCHAR, rows);
        for (int i = 0; i < rows; i++) {
            byte[] text = String.format(format, i).getBytes(StandardCharsets.UTF_8);
            builder.appendBytes(text, 0, text.length);
        }
        return builder.build();
    }

    private static int[] codes() {
        int[] codes = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            codes[i] = i * 31 % ENTRIES;
        }
        return codes;
    }

    private ColumnTransform transform(Mask mask) {
        return ColumnTransforms.of(mask, MaskTarget.of("t", "c", DataType.VARCHAR), keys);
    }

    private static ColumnVector masked(ColumnTransform transform, ColumnVector in) {
        return transform.apply(List.of(in), null, ROWS);
    }

    @Benchmark
    public ColumnVector emailOfText() {
        return masked(email, emails);
    }

    @Benchmark
    public ColumnVector emailOfTextBeyondAscii() {
        return masked(email, accented);
    }

    @Benchmark
    public ColumnVector emailOfDictionary() {
        return masked(email, dictionary);
    }

    @Benchmark
    public ColumnVector partialOfText() {
        return masked(partial, emails);
    }

    @Benchmark
    public ColumnVector partialOfDictionary() {
        return masked(partial, dictionary);
    }

    @Benchmark
    public ColumnVector hashOfText() {
        return masked(hash, emails);
    }

    @Benchmark
    public ColumnVector hashOfDictionary() {
        return masked(hash, dictionary);
    }
}
