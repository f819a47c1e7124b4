package dev.passerelle.webhook;

import dev.passerelle.connector.Connectors.WebhookTarget;
import dev.passerelle.problem.Problem;
import dev.passerelle.problem.ProblemDocument;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One call of Genesys, answered once by whoever comes to know the answer; until then it holds no thread. */
class WebhookCall {

    private static final Logger LOG = Logger.getLogger(WebhookCall.class.getName());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncContext context;

    WebhookCall(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.context = request.startAsync();
        context.setTimeout(0);
    }

    InputStream body() throws IOException {
        return request.getInputStream();
    }

    String header(String name) {
        return request.getHeader(name);
    }

    void answer(int status) {
        response.setStatus(status);
        context.complete();
    }

    void answer(Problem problem) {
        try {
            ProblemDocument.write(problem, request, response);
        } catch (IOException gone) {
            LOG.log(Level.FINE, "Genesys did not wait for its answer: {0}", gone.getMessage());
        }
        context.complete();
    }

    /** @param failure null when it is stored, or nobody will miss it */
    void stored(WebhookTarget target, Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause == null) {
            answer(HttpServletResponse.SC_OK);
        } else if (cause instanceof Problem) {
            answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            LOG.log(Level.SEVERE, cause, () -> "An event for integration " + target.integration() + " was not stored");
            answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    /** Nothing of it is stored: the caller went away in the middle, or something is wrong here. */
    void failed(Exception why) {
        LOG.log(why instanceof IOException ? Level.FINE : Level.SEVERE, "A webhook could not be read", why);
        answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
}
