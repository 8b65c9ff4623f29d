package io.tauro.connector.generic;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds the driver that takes a URL. */
final class DriverLookup {

    private DriverLookup() {}

    /** The class of the first driver that takes a URL; empty if none does. */
    static Optional<String> byUrl(String url) {
        return Stream.of(
                        Thread.currentThread().getContextClassLoader(),
                        DriverLookup.class.getClassLoader())
                .flatMap(loader -> amongServices(loader, url).stream())
                .findFirst()
                .or(() -> amongRegistered(url));
    }

    /** Those whose name tells that it is theirs are asked first: others would only be started. */
    private static Optional<String> amongServices(ClassLoader loader, String url) {
        String product = url.split(":", 3)[1].toLowerCase(Locale.ROOT);
        List<ServiceLoader.Provider<Driver>> drivers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Driver>> found =
                ServiceLoader.load(Driver.class, loader).stream().iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                drivers.add(found.next());
            } catch (ServiceConfigurationError unusable) {
                // One that cannot be used does not keep another from being found.
            }
        }
        return Stream.of(true, false)
                .flatMap(
                        named ->
                                drivers.stream()
                                        .filter(driver -> named == isNamed(driver, product)))
                .filter(driver -> takes(driver, url))
                .map(driver -> driver.type().getName())
                .findFirst();
    }

    private static boolean isNamed(ServiceLoader.Provider<Driver> driver, String product) {
        return driver.type().getName().toLowerCase(Locale.ROOT).contains(product);
    }

    private static boolean takes(ServiceLoader.Provider<Driver> driver, String url) {
        try {
            return driver.get().acceptsURL(url);
        } catch (SQLException | ServiceConfigurationError e) {
            return false;
        }
    }

    private static Optional<String> amongRegistered(String url) {
        try {
            return Optional.of(DriverManager.getDriver(url).getClass().getName());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
