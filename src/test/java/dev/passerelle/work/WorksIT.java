package dev.passerelle.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.inserver.Product;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Ids;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.WorkHandler.Outcome;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class WorksIT {

    private static final String KIND = "TEST";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Deployment
    static WebArchive product() {
        return Product.with(WorksIT.class, Product.class, Scripted.class, Held.class);
    }

    /** Never begins, so that its rows stay. */
    @ApplicationScoped
    static class Held implements PacedHandler {

        private static final String KIND = "HELD";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public boolean awaitTurn(Duration most) {
            return false;
        }

        @Override
        public Outcome perform(String subject, int attempts) {
            return Outcome.DONE;
        }
    }

    /** Does what a test has written down for a subject, and keeps count. */
    @ApplicationScoped
    static class Scripted implements WorkHandler {

        private static final Map<String, IntFunction<Outcome>> SCRIPTS = new ConcurrentHashMap<>();
        private static final Map<String, List<Integer>> PERFORMED = new ConcurrentHashMap<>();

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Outcome perform(String subject, int attempts) {
            var before = PERFORMED.computeIfAbsent(subject, key -> new CopyOnWriteArrayList<>());
            before.add(attempts);
            return SCRIPTS.get(subject).apply(before.size());
        }

        static int times(String subject) {
            return PERFORMED.getOrDefault(subject, List.of()).size();
        }
    }

    @Inject
    Works works;

    @Inject
    Nodes nodes;

    @Inject
    Bots bots;

    @Inject
    UserTransaction transaction;

    @Resource
    ManagedExecutorService executor;

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Test
    void whatIsDueIsDoneAndGone() throws Exception {
        var subject = script(time -> Outcome.DONE);

        request(subject);

        eventually(() -> Scripted.times(subject) == 1 && rows(subject) == 0);
    }

    @Test
    void oneOfManyThatReachForAPieceOfWorkGetsIt() throws Exception {
        var subject = script(time -> new Outcome.NextTime(Instant.now().plus(Duration.ofDays(1))));
        var reaches = new ArrayList<Callable<Boolean>>();
        for (int index = 0; index < 12; index++) {
            reaches.add(() -> works.take(key(subject)).isPresent());
        }

        request(subject);
        var taken = 0;
        for (var reach : executor.invokeAll(reaches)) {
            taken += reach.get() ? 1 : 0;
        }

        var takenByUs = taken;
        eventually(() -> takenByUs + Scripted.times(subject) == 1);
    }

    @Test
    void workOfANodeThatHangsIsTakenUpWhenItsLeaseIsOver() throws Exception {
        var subject = leasedBy(node(Duration.ofHours(1)));

        assertThat(works.take(key(subject))).isEmpty();
        update(subject, "w.leaseUntil = :moment", Instant.EPOCH);

        eventually(() -> Scripted.times(subject) == 1 && rows(subject) == 0);
    }

    @Test
    void workOfANodeThatIsNotSeenAnyMoreIsTakenUpAtOnce() throws Exception {
        var subject = leasedBy(node(Duration.ofMinutes(-1)));

        eventually(() -> Scripted.times(subject) == 1 && rows(subject) == 0);
    }

    @Test
    void whoseLeaseWasTakenMustNotGoOn() throws Exception {
        var held = new CopyOnWriteArrayList<Boolean>();
        var thief = node(Duration.ofHours(1));
        var subject = Ids.next();
        Scripted.SCRIPTS.put(subject, time -> {
            held.add(works.hold(KIND, subject));
            lease(subject, thief);
            held.add(works.hold(KIND, subject));
            return Outcome.DONE;
        });

        request(subject);

        eventually(() -> held.size() == 2);
        assertThat(held).containsExactly(true, false);
        assertThat(rows(subject)).isEqualTo(1);
    }

    @Test
    void aBotWithMoreThanFitsLeavesRoomForOthers() throws Exception {
        var greedy = newBot();
        var modest = newBot();
        transaction.begin();
        for (int index = 0; index < 20; index++) {
            store.persist(new Work(new Work.Key(Held.KIND, Ids.next()), greedy, Instant.EPOCH));
        }
        store.persist(new Work(new Work.Key(Held.KIND, Ids.next()), modest, Instant.EPOCH.plusSeconds(1)));
        transaction.commit();

        var found = works.due(List.of("NONE"), Instant.now(), 10);

        assertThat(found).hasSize(10).extracting(Works.Due::bot).contains(greedy, modest);
        stopAsking(greedy, modest);
    }

    @Test
    void whatIsAskedForWhileItIsBeingDoneIsDoneAgain() throws Exception {
        var subject = Ids.next();
        Scripted.SCRIPTS.put(subject, time -> {
            if (time == 1) {
                requestFromWithin(subject);
            }
            return Outcome.DONE;
        });

        request(subject);

        eventually(() -> Scripted.times(subject) == 2 && rows(subject) == 0);
    }

    @Test
    void whatWaitsAfterAFailureKeepsItsTimeWhenItIsAskedForAgain() throws Exception {
        var subject = script(time -> new Outcome.Later(Instant.now().plus(Duration.ofDays(1)), 1));
        request(subject);
        eventually(() -> Scripted.times(subject) == 1);

        request(subject);

        assertThat(works.take(key(subject))).isEmpty();
        assertThat(Scripted.times(subject)).isEqualTo(1);
    }

    @Test
    void aFailureIsTriedAgainAndCounted() throws Exception {
        var subject = script(time -> {
            if (time < 3) {
                throw new IllegalStateException("for the test");
            }
            return Outcome.DONE;
        });

        request(subject);

        eventually(() -> rows(subject) == 0);
        assertThat(Scripted.PERFORMED.get(subject)).containsExactly(0, 1, 2);
    }

    /** @param seen how far from now it was seen last */
    private String node(Duration seen) throws Exception {
        var node = Ids.next();
        transaction.begin();
        store.persist(new Node(node, node, "1", nodes.now().plus(seen)));
        transaction.commit();
        return node;
    }

    /** Due work that a node has in hand. */
    private String leasedBy(String node) throws Exception {
        var subject = script(time -> Outcome.DONE);
        request(subject, Instant.now().plus(Duration.ofDays(1)));
        lease(subject, node);
        update(subject, "w.dueAt = :moment", Instant.now());
        return subject;
    }

    private void lease(String subject, String node) {
        try {
            update(
                    subject,
                    "w.leaseOwner = '" + node + "', w.leaseUntil = :moment",
                    Instant.now().plus(Duration.ofDays(1)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String script(IntFunction<Outcome> script) {
        var subject = Ids.next();
        Scripted.SCRIPTS.put(subject, script);
        return subject;
    }

    private static Work.Key key(String subject) {
        return new Work.Key(KIND, subject);
    }

    private void request(String subject) throws Exception {
        request(subject, Instant.now());
    }

    private void request(String subject, Instant dueAt) throws Exception {
        var bot = newBot();
        transaction.begin();
        Tenant.run(bot, () -> works.request(KIND, subject, dueAt));
        transaction.commit();
    }

    private String newBot() {
        return bots.create("it-" + Ids.next().toLowerCase(java.util.Locale.ROOT))
                .id();
    }

    private void stopAsking(String... bots) throws Exception {
        transaction.begin();
        store.createQuery("delete from Work w where w.bot in (:bots)")
                .setParameter("bots", List.of(bots))
                .executeUpdate();
        transaction.commit();
    }

    private void requestFromWithin(String subject) {
        try {
            transaction.begin();
            works.request(KIND, subject);
            transaction.commit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String subject, String change, Instant moment) throws Exception {
        transaction.begin();
        store.createQuery("update Work w set " + change + " where w.key = :key")
                .setParameter("moment", moment)
                .setParameter("key", key(subject))
                .executeUpdate();
        transaction.commit();
    }

    private long rows(String subject) {
        return store.createQuery("select count(w) from Work w where w.key = :key", Long.class)
                .setParameter("key", key(subject))
                .getSingleResult();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
