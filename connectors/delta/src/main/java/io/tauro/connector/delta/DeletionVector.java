package io.tauro.connector.delta;

import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorUtils;
import io.delta.kernel.internal.deletionvectors.RoaringBitmapArray;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.parquet.RowMask;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Rows that the log says are deleted; read when a reader first wants to know which. */
final class DeletionVector implements CountedRows {

    private final TableFiles files;
    private final String file;
    private final DeletionVectorDescriptor descriptor;
    private volatile @Nullable RoaringBitmapArray deleted;

    /**
     * @param file the key of the file that has the rows
     */
    DeletionVector(TableFiles files, String file, DeletionVectorDescriptor descriptor) {
        this.files = files;
        this.file = file;
        this.descriptor = descriptor;
    }

    @Override
    public OptionalLong count(long all) {
        long left = all - descriptor.getCardinality();
        return left < 0 ? OptionalLong.empty() : OptionalLong.of(left);
    }

    @Override
    public RowMask mask() {
        return keeping(deleted(), false);
    }

    /** A mask that keeps the rows which are deleted here, and those only, or all others. */
    private static RowMask keeping(RoaringBitmapArray bitmap, boolean deleted) {
        return (first, selection, count) -> {
            int left = 0;
            for (int i = 0; i < count; i++) {
                if (bitmap.contains(first + selection[i]) == deleted) {
                    selection[left++] = selection[i];
                }
            }
            return left;
        };
    }

    /** Whether a row is deleted. */
    boolean isDeleted(long row) {
        return deleted().contains(row);
    }

    private RoaringBitmapArray deleted() {
        RoaringBitmapArray known = deleted;
        if (known == null) {
            known = read();
            deleted = known;
        }
        return known;
    }

    private RoaringBitmapArray read() {
        try {
            return DeletionVectorUtils.loadNewDvAndBitmap(
                            new KernelEngine(files, new Cancellation()),
                            TableFiles.ROOT,
                            descriptor)
                    ._2;
        } catch (TauroException e) {
            throw e;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TauroException ours) {
                    throw ours;
                }
            }
            throw FileErrors.corrupt(file, "its deletion vector cannot be read", e);
        }
    }
}
