package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachment;
import dev.passerelle.conversation.IntakeBatch.Identity;
import dev.passerelle.work.WorkBatch;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Writes what has arrived for many bots in one transaction: the one place that reads and writes rows of bots without Hibernate,
 * which knows one bot at a time. So every statement names the bot itself.
 */
@ApplicationScoped
class IntakeRows {

    // A conversation that somebody else holds is passed over: it delays no other.
    private static final String LOCK =
            "select id, bot_id, integration_id, status, operator_name, last_seq, last_position,"
                    + " last_sent_at, active_at, last_activity_at,"
                    + " exists (select 1 from bot b where b.id = conversation.bot_id and b.callback_url is not null)"
                    + " from conversation"
                    + " where id = any(?) and bot_id = any(?) order by id for update skip locked";

    private static final String EXISTING = "select id from conversation where id = any(?) and bot_id = any(?)";

    // A sub-select for each, and no join: the index is used whatever the planner thinks of an array it cannot see.
    private static final String BY_EXTERNAL_ID = "select asked.bot, asked.scope, asked.id,"
            + " (select count(*) from message m where m.integration_id = asked.scope and m.external_id = asked.id"
            + " and m.bot_id = asked.bot)"
            + " from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))"
            + " as asked (bot, scope, id)";

    private static final String BY_CLIENT_ID = "select asked.bot, asked.scope, asked.id,"
            + " (select count(*) from message m where m.conversation_id = asked.scope and m.client_message_id = asked.id"
            + " and m.bot_id = asked.bot)"
            + " from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))"
            + " as asked (bot, scope, id)";

    private static final String MESSAGE =
            "insert into message (id, bot_id, conversation_id, seq, position, author, kind,"
                    + " text, operator_name, status, quick_replies, client_message_id, integration_id, external_id, delivery,"
                    + " parts_sent, repaired, at, stored_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)";

    private static final String FILE = "insert into attachment (id, bot_id, message_id, conversation_id, filename,"
            + " media_type, size, source, position, state, arrived_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String STANDING = "update conversation set status = ?, last_seq = ?, last_position = ?,"
            + " last_sent_at = ?, active_at = ?, last_activity_at = ?, version = version + 1 where id = ? and bot_id = ?";

    @Resource(lookup = "jdbc/passerelle")
    DataSource database;

    @Inject
    Commits commits;

    /** Null until the first look. */
    private volatile Boolean showsEarly;

    /** Places what is in the batch and stores it, or nothing of it. */
    void write(IntakeBatch batch) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                batch.place(find(connection, batch.arrived()));
                store(connection, batch);
                commit(connection);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void commit(Connection connection) throws SQLException {
        var commit = commits.begin();
        try {
            connection.commit();
        } finally {
            commits.over(commit);
        }
    }

    /** Whether others see a commit before it is certain to outlive a crash. */
    boolean showsCommitsEarly() {
        if (showsEarly == null) {
            try (var connection = database.getConnection()) {
                showsEarly = "H2".equals(connection.getMetaData().getDatabaseProductName());
            } catch (SQLException e) {
                throw new IllegalStateException("The database does not say what it is", e);
            }
        }
        return showsEarly;
    }

    private static IntakeBatch.Found find(Connection connection, List<Incoming> arrived) throws SQLException {
        var ids =
                strings(connection, arrived.stream().map(Incoming::conversation).distinct());
        var bots = strings(connection, arrived.stream().map(Incoming::bot).distinct());
        var calledBack = new HashSet<String>();
        var conversations = lock(connection, ids, bots, calledBack);
        var missing = arrived.stream().anyMatch(incoming -> !conversations.containsKey(incoming.conversation()));
        var locked = missing ? existing(connection, ids, bots) : new HashSet<String>();
        locked.removeAll(conversations.keySet());
        var known = known(connection, BY_EXTERNAL_ID, identities(arrived, Incoming.FromGenesys.class));
        known.addAll(known(connection, BY_CLIENT_ID, identities(arrived, Incoming.FromVisitor.class)));
        return new IntakeBatch.Found(conversations, locked, known, calledBack);
    }

    /** @param calledBack takes the bots among them that are called back */
    private static Map<String, Conversation> lock(Connection connection, Array ids, Array bots, Set<String> calledBack)
            throws SQLException {
        var found = new HashMap<String, Conversation>();
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, ids);
            statement.setArray(2, bots);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var conversation = Conversation.standing(standing(rows));
                    found.put(conversation.id(), conversation);
                    if (rows.getBoolean(11)) {
                        calledBack.add(conversation.standing().bot());
                    }
                }
            }
        }
        return found;
    }

    private static Conversation.Standing standing(ResultSet row) throws SQLException {
        return new Conversation.Standing(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Conversation.Status.valueOf(row.getString(4)),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                instant(row, 8),
                instant(row, 9),
                instant(row, 10));
    }

    private static Set<String> existing(Connection connection, Array ids, Array bots) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.prepareStatement(EXISTING)) {
            statement.setArray(1, ids);
            statement.setArray(2, bots);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static List<Identity> identities(List<Incoming> arrived, Class<? extends Incoming> side) {
        return arrived.stream()
                .filter(side::isInstance)
                .map(Identity::of)
                .filter(identity -> identity != null)
                .toList();
    }

    private static Set<Identity> known(Connection connection, String query, List<Identity> asked) throws SQLException {
        var known = new HashSet<Identity>();
        if (asked.isEmpty()) {
            return known;
        }
        try (var statement = connection.prepareStatement(query)) {
            statement.setArray(1, strings(connection, asked.stream().map(Identity::bot)));
            statement.setArray(2, strings(connection, asked.stream().map(Identity::scope)));
            statement.setArray(3, strings(connection, asked.stream().map(Identity::id)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(4) > 0) {
                        known.add(new Identity(rows.getString(1), rows.getString(2), rows.getString(3)));
                    }
                }
            }
        }
        return known;
    }

    private static void store(Connection connection, IntakeBatch batch) throws SQLException {
        each(connection, MESSAGE, batch.messages(), (statement, message) -> bind(statement, message, batch));
        each(connection, FILE, batch.files(), (statement, file) -> bind(statement, file, batch));
        each(connection, STANDING, batch.changed(), IntakeRows::bind);
        WorkBatch.request(connection, batch.work(), batch.now());
    }

    /** Puts one row into a statement. */
    private interface Binding<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    private static <T> void each(Connection connection, String sql, Collection<T> rows, Binding<T> binding)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                binding.bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Message message, IntakeBatch batch) throws SQLException {
        statement.setString(1, message.id());
        statement.setString(2, batch.botOf(message.conversation()));
        statement.setString(3, message.conversation());
        statement.setLong(4, message.seq());
        statement.setLong(5, message.position());
        statement.setString(6, message.author().name());
        statement.setString(7, message.kind().name());
        statement.setString(8, message.text());
        statement.setString(9, message.operatorName());
        statement.setString(10, name(message.status(), Enum::name));
        statement.setString(11, message.quickReplies());
        statement.setString(12, message.clientMessageId());
        statement.setString(13, message.integration());
        statement.setString(14, message.externalId());
        statement.setString(15, name(message.delivery(), Enum::name));
        statement.setBoolean(16, message.isRepaired());
        statement.setObject(17, time(message.at()));
        statement.setObject(18, time(message.storedAt()));
    }

    private static void bind(PreparedStatement statement, Attachment file, IntakeBatch batch) throws SQLException {
        statement.setString(1, file.id());
        statement.setString(2, batch.botOf(file.conversation()));
        statement.setString(3, file.message());
        statement.setString(4, file.conversation());
        statement.setString(5, file.filename());
        statement.setString(6, file.mediaType());
        statement.setObject(7, file.size(), Types.BIGINT);
        statement.setString(8, file.source());
        statement.setInt(9, file.position());
        statement.setString(10, file.state().name());
        statement.setObject(11, time(file.arrivedAt()));
    }

    private static void bind(PreparedStatement statement, Conversation conversation) throws SQLException {
        var standing = conversation.standing();
        statement.setString(1, standing.status().name());
        statement.setLong(2, standing.lastSeq());
        statement.setLong(3, standing.lastPosition());
        statement.setObject(4, time(standing.lastSentAt()));
        statement.setObject(5, time(standing.activeAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(6, time(standing.lastActivityAt()));
        statement.setString(7, standing.id());
        statement.setString(8, standing.bot());
    }

    private static Array strings(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("varchar", values.toArray());
    }

    private static <T> String name(T value, Function<T, String> name) {
        return value == null ? null : name.apply(value);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
