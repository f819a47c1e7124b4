package dev.passerelle.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** A problem as it is written to the caller. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<Problem.Flaw> errors,
        String traceId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem, HttpServletRequest request) {
        var locale = Languages.of(request.getHeader("Accept-Language"));
        var bundle = ResourceBundle.getBundle("problems", locale);
        return new ProblemDocument(
                "/problems/" + problem.slug(),
                bundle.getString(problem.slug()),
                problem.status(),
                detail(bundle, locale, problem),
                address(request),
                problem.flaws().stream().map(flaw -> inWords(bundle, flaw)).toList(),
                RequestId.of(request));
    }

    /** What the caller asked for, even on the way to an error page. */
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static String detail(ResourceBundle bundle, Locale locale, Problem problem) {
        var key = problem.slug() + ".detail";
        return bundle.containsKey(key)
                ? new MessageFormat(bundle.getString(key), locale).format(problem.arguments())
                : null;
    }

    private static Problem.Flaw inWords(ResourceBundle bundle, Problem.Flaw flaw) {
        var key = "flaw." + flaw.message();
        return bundle.containsKey(key) ? new Problem.Flaw(flaw.pointer(), bundle.getString(key)) : flaw;
    }

    /** Writes a problem where there is no JAX-RS: in a filter, a servlet, the sign-in. */
    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestId.stamp(request, response);
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Language",
                Languages.of(request.getHeader("Accept-Language")).getLanguage());
        if (problem.retryAfter() != null) {
            response.setHeader("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
        }
        response.getOutputStream().write(Json.write(of(problem, request)).getBytes(StandardCharsets.UTF_8));
    }
}
