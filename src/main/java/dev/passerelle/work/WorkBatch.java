package dev.passerelle.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Requests for work of many bots in one go, in the caller's transaction: the rules of {@link Works#request}, without Hibernate.
 *
 * <p>As there, the caller holds a lock on the row of each subject, or has just made it.
 */
public final class WorkBatch {

    private static final String AGAIN = "update work set generation = generation + 1,"
            + " due_at = case when attempts = 0 and due_at > ? then ? else due_at end"
            + " where kind = ? and subject = any(?) and bot_id = any(?)";

    private static final String FRESH = "insert into work (kind, subject, bot_id, due_at, attempts, generation)"
            + " select cast(? as varchar), asked.subject, asked.bot, cast(? as timestamp with time zone), 0, 0"
            + " from unnest(cast(? as varchar array), cast(? as varchar array)) as asked (subject, bot)"
            + " where not exists (select 1 from work w where w.kind = ? and w.subject = asked.subject)";

    private WorkBatch() {}

    /** Work that is due at once. */
    public record Request(String kind, String subject, String bot) {}

    /** @param requests each of them once */
    public static void request(Connection connection, Collection<Request> requests, Instant now) throws SQLException {
        for (var kind :
                requests.stream().collect(Collectors.groupingBy(Request::kind)).entrySet()) {
            request(connection, kind.getKey(), kind.getValue(), now);
        }
    }

    private static void request(Connection connection, String kind, List<Request> requests, Instant now)
            throws SQLException {
        var due = now.atOffset(ZoneOffset.UTC);
        var subjects = connection.createArrayOf(
                "varchar", requests.stream().map(Request::subject).toArray());
        var bots = connection.createArrayOf(
                "varchar", requests.stream().map(Request::bot).toArray());
        try (var again = connection.prepareStatement(AGAIN)) {
            again.setObject(1, due);
            again.setObject(2, due);
            again.setString(3, kind);
            again.setArray(4, subjects);
            again.setArray(5, bots);
            if (again.executeUpdate() == requests.size()) {
                return;
            }
        }
        try (var fresh = connection.prepareStatement(FRESH)) {
            fresh.setString(1, kind);
            fresh.setObject(2, due);
            fresh.setArray(3, subjects);
            fresh.setArray(4, bots);
            fresh.setString(5, kind);
            fresh.executeUpdate();
        }
    }
}
