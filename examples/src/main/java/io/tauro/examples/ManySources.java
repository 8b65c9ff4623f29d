package io.tauro.examples;

import io.tauro.VirtualContext;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;

/** The sources that there are, described by a program. Building contacts none of them. */
public final class ManySources {

    private ManySources() {}

    /** Tables of a database, of a SQLite file, and of files in a folder. */
    public static VirtualContext open(Path folder) {
        Postgres crm =
                Postgres.at("jdbc:postgresql://db/crm")
                        .user("app")
                        .password(Secret.env("CRM_PASSWORD"))
                        .poolSize(8);
        return VirtualContext.builder()
                .connection("crm", crm)
                .connection("parts", Sqlite.at(folder.resolve("parts.db")))
                .connection("lake", LocalFiles.at(folder))
                .table(
                        VirtualTable.named("customers")
                                .from("crm", TableSource.table("public.customers"))
                                .build())
                .table(
                        VirtualTable.named("parts")
                                .from("parts", TableSource.table("parts"))
                                .build())
                .table(
                        VirtualTable.named("orders")
                                .from("lake", TableSource.parquet("orders/").partitionedBy("day"))
                                .build())
                .table(
                        VirtualTable.named("nations")
                                .from("lake", TableSource.csv("nations.csv"))
                                .build())
                .build();
    }
}
