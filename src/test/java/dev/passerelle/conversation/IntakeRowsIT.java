package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.attachment.Offer;
import dev.passerelle.conversation.Arrivals.Placed;
import dev.passerelle.tenant.Ids;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements of the intake on both databases, written at once as several nodes would. */
class IntakeRowsIT {

    private static final int NODES = 8;
    private static final String INTEGRATION = "integration";

    private static EmbeddedPostgres postgres;
    private static DataSource h2;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        h2 = JdbcConnectionPool.create("jdbc:h2:mem:" + Ids.next() + ";DB_CLOSE_DELAY=-1", "sa", "");
        databases().forEach(database -> migrate(database, "classpath:db/migration"));
    }

    private static void migrate(DataSource database, String... locations) {
        Flyway.configure().dataSource(database).locations(locations).load().migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    static Stream<DataSource> databases() {
        return Stream.of(h2, postgres.getPostgresDatabase());
    }

    /** A bot, and one of its conversations. */
    private record Scene(DataSource database, IntakeRows rows, String bot, String conversation) {

        static Scene on(DataSource database) throws SQLException {
            var rows = new IntakeRows();
            rows.commits = new Commits();
            rows.database = database;
            var bot = Ids.next();
            update(
                    database,
                    "insert into bot (id, slug, name, locale, escalation_type, inactivity_minutes, waiting_minutes,"
                            + " retention_days, allowed_origins, created_at, changed_at, version) values ('" + bot
                            + "', '" + bot + "', 'n', 'fr', 'GENESYS', 1, 1, 1, '', current_timestamp,"
                            + " current_timestamp, 0)");
            return new Scene(database, rows, bot, "").another();
        }

        Scene another() throws SQLException {
            var id = Ids.next();
            update(
                    database,
                    "insert into conversation (id, bot_id, visitor_id, locale, status, integration_id, identity,"
                            + " attributes, last_seq, last_position, last_sent_at, read_up_to, farewell_due, created_at,"
                            + " last_activity_at, version) values ('" + id + "', '" + bot + "', 'v', 'fr', 'WAITING', '"
                            + INTEGRATION + "', '{}', '{}', 0, 0, current_timestamp, 0, false, current_timestamp,"
                            + " current_timestamp, 0)");
            return new Scene(database, rows, bot, id);
        }

        Incoming visitor(String clientMessageId) {
            return new Incoming.FromVisitor(bot, conversation, "Il tousse 👩‍⚕️", clientMessageId);
        }

        Incoming operator(String externalId) {
            return operator(externalId, "Bonjour");
        }

        Incoming operator(String externalId, String text) {
            var file = new Offer("a.png", "image/png", null, "https://genesys.example/a");
            return new Incoming.FromGenesys(
                    bot,
                    new Arrival(
                            INTEGRATION,
                            conversation,
                            externalId,
                            Message.Author.OPERATOR,
                            text,
                            List.of(file),
                            List.of(new Arrival.QuickReply("Oui", "oui")),
                            Instant.now()));
        }

        List<Incoming.Placement> write(Incoming... arrived) throws SQLException {
            return write(List.of(arrived));
        }

        List<Incoming.Placement> write(List<Incoming> arrived) throws SQLException {
            var batch = new IntakeBatch(arrived, Instant.now());
            rows.write(batch);
            return batch.placements();
        }

        /** Until everything has its place, as the intake does it. */
        List<Placed> insist(List<Incoming> arrived) {
            var placed = new ArrayList<Placed>();
            for (var incoming : arrived) {
                Incoming.Placement placement = null;
                while (placement == null) {
                    try {
                        placement = write(incoming).get(0);
                    } catch (SQLException again) {
                        // Another node was quicker: this time it is a duplicate.
                    }
                }
                placed.add(placement.placed());
            }
            return placed;
        }

        List<Long> seqs() throws SQLException {
            return numbers("select seq from message where conversation_id = '" + conversation + "' order by seq");
        }

        List<Long> numbers(String query) throws SQLException {
            var numbers = new ArrayList<Long>();
            try (var connection = database.getConnection();
                    var rows = connection.createStatement().executeQuery(query)) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
            return numbers;
        }

        private static void update(DataSource database, String sql) throws SQLException {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everythingOfBothSidesIsStored(DataSource database) throws SQLException {
        var scene = Scene.on(database);

        var placements = scene.write(scene.operator("x" + scene.bot()), scene.visitor("a"), scene.visitor(null));

        assertThat(placements).extracting(Incoming.Placement::placed).containsOnly(Placed.STORED);
        assertThat(scene.seqs()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(scene.numbers("select last_seq from conversation where id = '" + scene.conversation()
                        + "' and status = 'ACTIVE' and version = 1 and active_at is not null"))
                .containsExactly(4L);
        assertThat(scene.numbers("select count(*) from work where subject = '" + scene.conversation() + "'"))
                .containsExactly(2L);
        assertThat(scene.numbers("select count(*) from attachment where bot_id = '" + scene.bot() + "'"))
                .containsExactly(1L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void workThatIsThereIsAskedForAgainAndNotQueuedTwice(DataSource database) throws SQLException {
        var scene = Scene.on(database);
        var other = scene.another();

        scene.write(scene.visitor(null));
        scene.write(scene.visitor(null), other.visitor(null));

        assertThat(scene.numbers("select generation from work where bot_id = '" + scene.bot() + "' order by subject"))
                .containsExactly(1L, 0L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatArrivesTwiceIsStoredOnce(DataSource database) throws SQLException {
        var scene = Scene.on(database);
        scene.write(scene.visitor("a"), scene.operator("x" + scene.bot()));

        var again = scene.write(scene.operator("x" + scene.bot()), scene.visitor("a"));

        assertThat(again).extracting(Incoming.Placement::placed).containsOnly(Placed.DUPLICATE);
        assertThat(scene.seqs()).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyNodesAtOnceLeaveNoHoleAndNoDouble(DataSource database) throws Exception {
        var scene = Scene.on(database);
        var arrived = IntStream.range(0, 40)
                .mapToObj(index -> index % 2 == 0 ? scene.visitor("c" + index) : scene.operator(scene.bot() + index))
                .toList();
        var nodes = new ArrayList<Callable<List<Placed>>>();
        for (int node = 0; node < NODES; node++) {
            var own = new ArrayList<>(arrived);
            Collections.shuffle(own);
            nodes.add(() -> scene.insist(own));
        }

        var pool = Executors.newFixedThreadPool(NODES);
        var placed = new ArrayList<Placed>();
        for (var done : pool.invokeAll(nodes)) {
            placed.addAll(done.get());
        }
        pool.shutdown();

        assertThat(placed).filteredOn(Placed.STORED::equals).hasSize(40);
        assertThat(placed).filteredOn(Placed.DUPLICATE::equals).hasSize(40 * (NODES - 1));
        // With the one of the status.
        assertThat(scene.seqs()).isEqualTo(LongStream.rangeClosed(1, 41).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aConversationThatSomebodyHoldsDelaysNoOther(DataSource database) throws SQLException {
        var held = Scene.on(database);
        var free = held.another();

        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .executeQuery("select id from conversation where id = '" + held.conversation() + "' for update");
            var placements = held.write(held.visitor("a"), free.visitor("b"), held.operator("x" + held.bot()));

            assertThat(placements.get(0)).isNull();
            assertThat(placements.get(1).placed()).isEqualTo(Placed.STORED);
            assertThat(placements.get(2)).isNull();
            connection.rollback();
        }
        assertThat(held.write(held.visitor("a")).get(0).placed()).isEqualTo(Placed.STORED);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatCannotBeStoredTakesTheWholeBatchWithItAndLeavesNothing(DataSource database) throws SQLException {
        var scene = Scene.on(database);
        var tooLong = scene.operator("x" + scene.bot(), "x".repeat(1_000_001));

        assertThatThrownBy(() -> scene.write(scene.visitor("a"), tooLong)).isInstanceOf(SQLException.class);

        assertThat(scene.seqs()).isEmpty();
        assertThat(scene.numbers("select count(*) from work where bot_id = '" + scene.bot() + "'"))
                .containsExactly(0L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anotherBotsConversationIsNotThere(DataSource database) throws SQLException {
        var scene = Scene.on(database);
        var stranger = new Scene(database, scene.rows(), Scene.on(database).bot(), scene.conversation());

        var placements = stranger.write(stranger.visitor("a"), scene.visitor("a"));

        assertThat(placements)
                .extracting(Incoming.Placement::placed)
                .containsExactly(Placed.NO_SUCH_CONVERSATION, Placed.STORED);
    }

    @Test
    void onH2TheNextStartMendsAConversationWhoseCommitAKillHasTorn() throws SQLException {
        var scene = Scene.on(h2);
        scene.write(scene.visitor("a"), scene.visitor("b"));
        Scene.update(
                h2,
                "update conversation set last_seq = 1, last_position = 1 where id = '" + scene.conversation() + "'");
        Scene.update(h2, "delete from work where subject = '" + scene.conversation() + "'");
        assertThatThrownBy(() -> scene.write(scene.visitor("c"))).isInstanceOf(SQLException.class);

        migrate(h2, "classpath:db/migration", "classpath:db/h2");

        scene.write(scene.visitor("c"));
        assertThat(scene.seqs()).containsExactly(1L, 2L, 3L);
        assertThat(scene.numbers("select count(*) from work where kind = 'DELIVERY' and subject = '"
                        + scene.conversation() + "'"))
                .containsExactly(1L);
    }
}
