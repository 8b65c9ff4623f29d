package io.tauro.connector.delta;

import io.delta.kernel.exceptions.InvalidTableException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The errors of Delta tables, and ours for the kernel's. */
final class DeltaErrors {

    private static final Pattern UNKNOWN_TYPE =
            Pattern.compile(
                    "^(\\S{1,100}) is not a supported delta data type|unsupported Delta data type: (\\S{1,100})");

    private DeltaErrors() {}

    /** A file that the log names, but that is not there. */
    static TauroException gone(String key) {
        return new TauroException(
                ErrorCode.FILE_NOT_FOUND,
                "File '"
                        + key
                        + "' is in the log of its Delta table, but not in the store any more. VACUUM has removed it, or somebody else; read a later version.",
                Map.of("file", key),
                null);
    }

    static TauroException notATable(String table, Throwable cause) {
        return new TauroException(
                ErrorCode.FILE_NOT_FOUND,
                "There is no Delta table at '"
                        + table
                        + "': it has no folder _delta_log with commits. Check the path; it is relative to the folder of the connection.",
                Map.of("file", table),
                cause);
    }

    static TauroException option(String name, String text) {
        return new TauroException(ErrorCode.INVALID_OPTION, text, Map.of("option", name), null);
    }

    static TauroException notSupported(String table, String text) {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                "The Delta table '" + table + "' " + text,
                Map.of("file", table),
                null);
    }

    /** What the kernel threw, told of the table; our own errors as they are. */
    static TauroException of(RuntimeException thrown, String table) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TauroException ours) {
                return ours;
            }
            if (cause instanceof TableNotFoundException) {
                return notATable(table, cause);
            }
            if (cause instanceof UnsupportedTableFeatureException unsupported) {
                return notSupported(
                        table,
                        "needs features that are not supported: "
                                + String.join(
                                        ", ", new TreeSet<>(unsupported.getUnsupportedFeatures()))
                                + ". Drop them from the table, or read it with an engine that has them.");
            }
            if (cause instanceof UnsupportedProtocolVersionException unsupported) {
                return notSupported(
                        table,
                        "needs protocol version "
                                + unsupported.getVersion()
                                + ", which is not supported. Write it with an older one.");
            }
        }
        if (thrown instanceof InvalidTableException) {
            return corrupt(table, "it contradicts itself or lacks commits", thrown);
        }
        return ofMessage(String.valueOf(thrown.getMessage()), thrown, table);
    }

    /** What the kernel has no exceptions for. */
    private static TauroException ofMessage(String said, RuntimeException thrown, String table) {
        if (said.contains("maxCatalogVersion for catalogManaged")) {
            return notSupported(
                    table,
                    "needs features that are not supported: catalogManaged. Its commits are known to its catalog alone; drop the feature, or read the table by its catalog.");
        }
        Matcher type = UNKNOWN_TYPE.matcher(said);
        if (type.find()) {
            return notSupported(
                    table,
                    "has a column of a type that is not known: "
                            + (type.group(1) == null ? type.group(2) : type.group(1))
                            + ". Drop the column, or read the table with an engine that has the type.");
        }
        if (said.startsWith("No protocol found") || said.startsWith("No metadata found")) {
            return corrupt(table, "it lacks the protocol or the schema of the table", thrown);
        }
        return thrown instanceof KernelException
                ? corrupt(table, "it cannot be replayed", thrown)
                : corrupt(table, "it has what a log of Delta does not have", thrown);
    }

    private static TauroException corrupt(String table, String what, Throwable cause) {
        String log = table.isEmpty() ? TableFiles.LOG : table + "/" + TableFiles.LOG;
        return FileErrors.corrupt(log, what, cause);
    }
}
