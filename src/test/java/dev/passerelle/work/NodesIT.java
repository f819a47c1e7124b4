package dev.passerelle.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.inserver.Product;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The heartbeats of the server that the test runs in, and what it makes of those of others. */
@ExtendWith(ArquillianExtension.class)
class NodesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Deployment
    static WebArchive product() {
        return Product.with(NodesIT.class, Product.class, Witness.class);
    }

    /** Keeps what it hears; fails as often as it is told to, after that. */
    @ApplicationScoped
    static class Witness {

        private static final List<OutageEnded> HEARD = new CopyOnWriteArrayList<>();
        private static final AtomicInteger FAILURES = new AtomicInteger();

        void outage(@Observes OutageEnded outage) {
            HEARD.add(outage);
            if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("for the test");
            }
        }

        static long times(Instant from) {
            return HEARD.stream().filter(outage -> outage.from().equals(from)).count();
        }
    }

    @Inject
    Nodes nodes;

    @Inject
    Outages outages;

    @Inject
    UserTransaction transaction;

    @Resource
    ManagedExecutorService executor;

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Test
    void thisNodeIsSeenAgainAndAgain() throws Exception {
        var first = own().seenAt();

        eventually(() -> own().seenAt().isAfter(first));
        assertThat(own().version()).isNotBlank().doesNotContain("$");
        assertThat(own().address()).contains(":");
    }

    @Test
    void onlyNodesThatWereSeenLatelyCountAsAlive() throws Exception {
        var before = nodes.alive();
        transaction.begin();
        store.persist(new Node("alive", "elsewhere:1", "1", nodes.now()));
        store.persist(new Node("dead", "elsewhere:2", "1", nodes.now().minusSeconds(60)));
        transaction.commit();

        nodes.beat();
        assertThat(nodes.alive()).isEqualTo(before + 1);

        transaction.begin();
        store.createQuery("delete from Node n where n.id in ('alive', 'dead')").executeUpdate();
        transaction.commit();
    }

    @Test
    void theEndOfAnOutageIsToldOnceHoweverManyLook() throws Exception {
        var from = silentSince(Duration.ofMinutes(3));
        var looks = new ArrayList<Callable<Object>>();
        for (int index = 0; index < 8; index++) {
            looks.add(() -> {
                outages.beat();
                return null;
            });
        }

        for (var look : executor.invokeAll(looks)) {
            look.get();
        }

        eventually(() -> Witness.times(from) > 0);
        outages.beat();
        assertThat(Witness.times(from)).isEqualTo(1);
    }

    @Test
    void anOutageWhoseEndCouldNotBeHandledIsToldAgain() throws Exception {
        Witness.FAILURES.set(1);

        var from = silentSince(Duration.ofMinutes(5));

        eventually(() -> Witness.times(from) == 2);
    }

    private Instant silentSince(Duration silence) throws Exception {
        var from = nodes.now().minus(silence).truncatedTo(ChronoUnit.MILLIS);
        transaction.begin();
        store.createQuery("update Pulse p set p.seenAt = :from")
                .setParameter("from", from)
                .executeUpdate();
        transaction.commit();
        return from;
    }

    private Node own() {
        return nodes.all().stream()
                .filter(node -> node.id().equals(nodes.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
