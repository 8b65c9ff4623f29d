package io.tauro.examples.demo;

import io.trino.tpch.LineItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes line items as Parquet: a folder for each year of shipping, several row groups a file. */
final class LineItemFiles {

    private static final MessageType SCHEMA =
            MessageTypeParser.parseMessageType(
                    """
                    message line_item {
                        required int64 order_key;
                        required int32 line_number;
                        required int64 part_key;
                        required int32 quantity;
                        required int64 extended_price (DECIMAL(15,2));
                        required int32 discount (DECIMAL(4,2));
                        required int32 tax (DECIMAL(4,2));
                        required binary return_flag (UTF8);
                        required int32 ship_date (DATE);
                        required binary ship_mode (UTF8);
                    }
                    """);

    private static final long ROW_GROUP_BYTES = 512 << 10;

    private LineItemFiles() {}

    static void write(Path folder, Iterable<LineItem> items, LongConsumer soFar)
            throws IOException {
        long count = 0;
        Map<Integer, ParquetWriter<Group>> years = new TreeMap<>();
        try {
            for (LineItem item : items) {
                int year = LocalDate.ofEpochDay(item.getShipDate()).getYear();
                ParquetWriter<Group> writer = years.get(year);
                if (writer == null) {
                    writer = open(folder.resolve("ship_year=" + year));
                    years.put(year, writer);
                }
                writer.write(group(item));
                soFar.accept(++count);
            }
        } finally {
            for (ParquetWriter<Group> writer : years.values()) {
                writer.close();
            }
        }
    }

    private static ParquetWriter<Group> open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return ExampleParquetWriter.builder(
                        new LocalOutputFile(folder.resolve("line_items.parquet")))
                .withConf(new PlainParquetConfiguration())
                .withType(SCHEMA)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withCodecFactory(new SnappyPages())
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    private static Group group(LineItem item) {
        SimpleGroup group = new SimpleGroup(SCHEMA);
        group.add(0, item.getOrderKey());
        group.add(1, item.getLineNumber());
        group.add(2, item.getPartKey());
        group.add(3, Math.toIntExact(item.getQuantity()));
        group.add(4, item.getExtendedPriceInCents());
        group.add(5, Math.toIntExact(item.getDiscountPercent()));
        group.add(6, Math.toIntExact(item.getTaxPercent()));
        group.add(7, item.getReturnFlag());
        group.add(8, item.getShipDate());
        group.add(9, item.getShipMode());
        return group;
    }
}
