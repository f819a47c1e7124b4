package dev.passerelle.problem;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

/** The id under which a request is found again in the log: the caller's, when it sent a sane one. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private RequestId() {}

    /** Gives the request its id, once, and sends it back. */
    public static void stamp(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HEADER, of(request));
    }

    public static String of(HttpServletRequest request) {
        var known = (String) request.getAttribute(ATTRIBUTE);
        if (known == null) {
            known = fresh(request.getHeader(HEADER));
            request.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }

    private static String fresh(String sent) {
        return sent != null && SANE.matcher(sent).matches()
                ? sent
                : UlidCreator.getMonotonicUlid().toString();
    }
}
