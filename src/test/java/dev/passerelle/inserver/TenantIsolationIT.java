package dev.passerelle.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Ids;
import dev.passerelle.tenant.Tenant;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.metamodel.EntityType;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hibernate.annotations.TenantId;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For every entity of a bot, also those that are added later: one bot's rows are not there for another. */
@ExtendWith(ArquillianExtension.class)
class TenantIsolationIT {

    @Deployment
    static WebArchive product() {
        return Product.with(TenantIsolationIT.class, Product.class);
    }

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @PersistenceUnit(unitName = "bot")
    EntityManagerFactory unit;

    @Inject
    Bots bots;

    @Inject
    UserTransaction transaction;

    @Test
    void anotherBotFindsNothing() {
        var mine = rowsOfANewBot();

        Tenant.run(
                newBot(),
                () -> mine.forEach((type, id) -> inTransaction(() -> {
                    assertThat(store.find(type, id)).as("find %s", type).isNull();
                    assertThat(count(type, id)).as("count %s", type).isZero();
                    return null;
                })));
    }

    @Test
    void anotherBotChangesAndDeletesNothing() {
        var owner = newBot();
        var mine = Tenant.as(owner, this::oneRowOfEach);

        Tenant.run(
                newBot(),
                () -> mine.forEach((type, id) -> inTransaction(() -> {
                    var deleted = store.createQuery("delete from " + type.getName() + " e where e.id = :id")
                            .setParameter("id", id)
                            .executeUpdate();
                    var changed = store.createQuery("update " + type.getName() + " e set e.id = e.id where e.id = :id")
                            .setParameter("id", id)
                            .executeUpdate();
                    assertThat(deleted + changed).as("touched rows of %s", type).isZero();
                    return null;
                })));

        Tenant.run(
                owner,
                () -> mine.forEach((type, id) -> inTransaction(() -> {
                    assertThat(store.find(type, id)).as("still there: %s", type).isNotNull();
                    return null;
                })));
    }

    @Test
    void anotherBotCannotTakeOverARowThatItHoldsInItsHands() {
        var owner = newBot();
        var mine = Tenant.as(owner, this::oneRowOfEach);
        var detached = Tenant.as(
                owner,
                () -> mine.entrySet().stream()
                        .map(entry -> inTransaction(() -> (Object) store.find(entry.getKey(), entry.getValue())))
                        .toList());

        Tenant.run(
                newBot(),
                () -> detached.forEach(row -> assertThatThrownBy(() -> inTransaction(() -> {
                            store.merge(row);
                            store.flush();
                            return null;
                        }))
                        .as("merge %s", row.getClass())
                        .isInstanceOf(RuntimeException.class)));
    }

    @Test
    void withoutABotNothingCanBeAskedAtAll() {
        for (var type : types()) {
            assertThatThrownBy(() -> inTransaction(() -> count(type, "any")))
                    .as("count %s", type)
                    .isInstanceOf(RuntimeException.class)
                    .hasStackTraceContaining("No bot is in force");
        }
    }

    private Map<Class<?>, String> rowsOfANewBot() {
        return Tenant.as(newBot(), this::oneRowOfEach);
    }

    private String newBot() {
        return bots.create("it-" + Ids.next().toLowerCase(java.util.Locale.ROOT))
                .id();
    }

    /** A row of every entity, made from its fields, so that an entity that comes later is tested without a word here. */
    private Map<Class<?>, String> oneRowOfEach() {
        return inTransaction(() -> {
            var ids = new LinkedHashMap<Class<?>, String>();
            for (var type : types()) {
                var row = filled(type, ids);
                store.persist(row);
                store.flush();
                ids.put(type, (String) unit.getPersistenceUnitUtil().getIdentifier(row));
            }
            return ids;
        });
    }

    /** Conversations and messages first: other rows refer to them. */
    private List<Class<?>> types() {
        var types = new ArrayList<Class<?>>();
        unit.getMetamodel().getEntities().stream()
                .map(EntityType::getJavaType)
                .sorted(Comparator.comparing(type -> switch (type.getSimpleName()) {
                    case "Conversation" -> 0;
                    case "Message" -> 1;
                    default -> 2;
                }))
                .forEach(types::add);
        return types;
    }

    private Object filled(Class<?> type, Map<Class<?>, String> ids) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        var row = constructor.newInstance();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(TenantId.class)) {
                field.setAccessible(true);
                field.set(row, value(field, ids));
            }
        }
        return row;
    }

    private static Object value(Field field, Map<Class<?>, String> ids) {
        var type = field.getType();
        if (type == String.class) {
            return ids.entrySet().stream()
                    .filter(entry -> entry.getKey().getSimpleName().equalsIgnoreCase(field.getName()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> field.getName().equals("locale") ? "fr" : Ids.next());
        }
        if (type == Instant.class) {
            return Instant.parse("2026-11-22T09:00:00Z");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 1;
        }
        return type == long.class ? (Object) 0L : type == Long.class ? (Object) 1L : null;
    }

    private long count(Class<?> type, String id) {
        return store.createQuery("select count(e) from " + type.getName() + " e where e.id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private <T> T inTransaction(Callable<T> work) {
        try {
            transaction.begin();
            try {
                return work.call();
            } finally {
                if (transaction.getStatus() == jakarta.transaction.Status.STATUS_ACTIVE) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
