package dev.passerelle.web;

import dev.passerelle.problem.RequestId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** What the error page says: which of its two cases, and under which id the log knows it. */
@Named
@RequestScoped
public class ErrorView {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    @Inject
    HttpServletRequest request;

    public boolean isMissing() {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status == null ? getSentId() == null : (Integer) status != 500;
    }

    public String getId() {
        var sent = getSentId();
        return sent == null ? RequestId.of(request) : sent;
    }

    /** The address that failed: the same page in the other language. */
    public String getAddress() {
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? "/" : failed;
    }

    private String getSentId() {
        var sent = request.getParameter("id");
        return sent != null && ID.matcher(sent).matches() ? sent : null;
    }
}
