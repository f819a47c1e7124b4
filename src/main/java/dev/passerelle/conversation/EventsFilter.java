package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import dev.passerelle.problem.ProblemDocument;
import dev.passerelle.security.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The event stream of one conversation: {@code GET /api/v1/conversations/{id}/events}.
 *
 * <p>A filter, because no servlet mapping fits an address in the middle of those of JAX-RS.
 */
public class EventsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern ADDRESS = Pattern.compile("/api/v1/conversations/([^/]+)/events");

    @Inject
    transient Streams streams;

    @Inject
    transient Stop stop;

    @Inject
    transient Door door;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var address = ADDRESS.matcher(path);
        if (!"GET".equals(request.getMethod()) || !address.matches()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            open(address.group(1), request, response);
        } catch (Problem problem) {
            ProblemDocument.write(problem, request, response);
        }
    }

    private void open(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var conversation = door.open(Caller.of(request), id);
        stop.refuseNewOnes();
        // Of a client that has seen more than there is (a backup was restored), only what comes now is new.
        var last = Math.min(seq(request.getHeader("Last-Event-ID")), conversation.lastSeq());
        response.setHeader("Cache-Control", "no-store");
        if (conversation.isEnded() && last >= conversation.lastSeq()) {
            // A browser stops asking when it gets this.
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        // Liberty swallows the first flush of an asynchronous answer whose head is not out yet.
        response.flushBuffer();
        var channel = new EventChannel(request.startAsync(request, response));
        streams.open(id, last, channel);
        channel.start();
    }

    private static long seq(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            throw Problem.invalid("Last-Event-ID", "wrong-type");
        }
    }
}
