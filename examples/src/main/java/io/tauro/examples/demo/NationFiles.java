package io.tauro.examples.demo;

import static java.util.Map.entry;

import io.trino.tpch.Nation;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.Region;
import io.trino.tpch.RegionGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Writes nations and regions as CSV. */
final class NationFiles {

    /** What they pay with; TPC-H does not say. */
    private static final Map<String, String> CURRENCIES =
            Map.ofEntries(
                    entry("CHINA", "CNY"),
                    entry("FRANCE", "EUR"),
                    entry("GERMANY", "EUR"),
                    entry("JAPAN", "JPY"),
                    entry("ROMANIA", "RON"),
                    entry("RUSSIA", "RUB"),
                    entry("UNITED KINGDOM", "GBP"));

    private NationFiles() {}

    static String currency(String nation) {
        return CURRENCIES.getOrDefault(nation, "USD");
    }

    static void write(Path folder, LongConsumer soFar) throws IOException {
        Files.createDirectories(folder);
        List<String> nations = new ArrayList<>(List.of("nation_key,name,region_key,currency"));
        for (Nation nation : new NationGenerator()) {
            nations.add(
                    nation.getNationKey()
                            + ",\""
                            + nation.getName()
                            + "\","
                            + nation.getRegionKey()
                            + ","
                            + currency(nation.getName()));
        }
        List<String> regions = new ArrayList<>(List.of("region_key,name"));
        for (Region region : new RegionGenerator()) {
            regions.add(region.getRegionKey() + ",\"" + region.getName() + "\"");
        }
        Files.write(folder.resolve("nations.csv"), nations);
        Files.write(folder.resolve("regions.csv"), regions);
        soFar.accept(nations.size() + regions.size() - 2L);
    }
}
