package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities that Hibernate reads in the dialect of PostgreSQL. */
class HibernateTest {

    @Entity(name = "Customer")
    @Table(schema = "crm", name = "customers")
    static class Customer {
        @Id Long id;
        String name;
        LocalDate born;
        LocalDateTime seen;
        Double score;
        Boolean vip;
    }

    @TempDir private Path directory;
    private SessionFactory factory;
    private Session session;

    @BeforeEach
    void open() {
        factory =
                new Configuration()
                        .addAnnotatedClass(Customer.class)
                        .setProperty("hibernate.connection.url", Shop.open(directory).url())
                        .setProperty(
                                "hibernate.connection.driver_class", TauroDriver.class.getName())
                        .setProperty("hibernate.dialect", PostgreSQLDialect.class.getName())
                        .buildSessionFactory();
        session = factory.openSession();
    }

    @AfterEach
    void close() {
        session.close();
        factory.close();
        assertThat(SharedContexts.OF_PROCESS.size()).isZero();
    }

    @Test
    void findsAnEntityByItsKey() {
        Customer found = session.find(Customer.class, 2L);

        assertThat(found.name).isEqualTo("Bo");
        assertThat(found.born).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(found.seen).isEqualTo(LocalDateTime.of(2026, 3, 29, 2, 30));
        assertThat(found.score).isEqualTo(2.5);
        assertThat(found.vip).isFalse();
        assertThat(session.find(Customer.class, 9L)).isNull();
    }

    @Test
    void asksInItsOwnLanguage() {
        assertThat(
                        session.createQuery(
                                        "select c.name from Customer c where c.born < :day order by c.born",
                                        String.class)
                                .setParameter("day", LocalDate.of(2001, 1, 1))
                                .getResultList())
                .containsExactly("Bo", "Ana");
        assertThat(
                        session.createQuery(
                                        "select coalesce(c.vip, false), count(*), max(c.score) from Customer c"
                                                + " group by coalesce(c.vip, false) order by 1",
                                        Object[].class)
                                .getResultList())
                .containsExactly(new Object[] {false, 2L, 2.5}, new Object[] {true, 1L, 1.5});
        assertThat(
                        session.createQuery(
                                        "select rank() over (order by c.score desc nulls last) from Customer c order by c.id",
                                        Long.class)
                                .getResultList())
                .containsExactly(2L, 1L, 3L);
        assertThat(
                        session.createQuery(
                                        "select year(c.born), upper(c.name), c.seen + 1 day from Customer c where c.id = 1",
                                        Object[].class)
                                .getSingleResult())
                .containsExactly(
                        2000, "ANA", LocalDateTime.of(2026, 2, 1, 10, 20, 30, 123_456_000));
    }

    @Test
    void pagesAndScrolls() {
        assertThat(
                        session.createQuery("from Customer c order by c.id", Customer.class)
                                .setFirstResult(1)
                                .setMaxResults(1)
                                .getResultList())
                .extracting(customer -> customer.name)
                .containsExactly("Bo");
        try (ScrollableResults<Long> ids =
                session.createQuery("select c.id from Customer c order by c.id", Long.class)
                        .setFetchSize(1)
                        .scroll(ScrollMode.FORWARD_ONLY)) {
            assertThat(ids.next()).isTrue();
            assertThat(ids.get()).isEqualTo(1L);
        }
    }

    @Test
    void mapsItsOwnSqlToEntities() {
        List<Customer> found =
                session.createNativeQuery(
                                "SELECT * FROM crm.customers WHERE name LIKE :start",
                                Customer.class)
                        .setParameter("start", "C%")
                        .getResultList();

        assertThat(found).extracting(customer -> customer.id).containsExactly(3L);
    }

    @Entity(name = "Stranger")
    @Table(schema = "crm", name = "customers")
    static class Stranger {
        @Id Long id;
        String nickname;
    }

    @Entity(name = "Misread")
    @Table(schema = "crm", name = "customers")
    static class Misread {
        @Id Long id;
        LocalDate name;
    }

    @Entity(name = "Secret")
    @Table(schema = "crm", name = "secrets")
    static class Secret {
        @Id Integer code;
    }

    private static void validate(String url, Class<?> entity) {
        new Configuration()
                .addAnnotatedClass(entity)
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.username", "ana")
                .setProperty("hibernate.connection.password", Shop.PASSWORD)
                .setProperty("hibernate.connection.driver_class", TauroDriver.class.getName())
                .setProperty("hibernate.dialect", PostgreSQLDialect.class.getName())
                .setProperty("hibernate.hbm2ddl.auto", "validate")
                .buildSessionFactory()
                .close();
    }

    @Test
    void holdsItsEntitiesAgainstTheTables(@TempDir Path other) {
        String url = Shop.guarded(other).url();

        assertThatCode(() -> validate(url, Customer.class)).doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(url, Stranger.class))
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("missing column [nickname] in table [crm.customers]");
        assertThatThrownBy(() -> validate(url, Misread.class))
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("wrong column type encountered in column [name]");
        assertThatThrownBy(() -> validate(url, Secret.class))
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("missing table [crm.secrets]");
    }
}
