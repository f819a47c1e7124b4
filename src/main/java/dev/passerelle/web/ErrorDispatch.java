package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import dev.passerelle.problem.ProblemDocument;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.regex.Pattern;

/** On the way to the error page: a program gets a problem, a person the page. */
@WebFilter(urlPatterns = "/error.xhtml", dispatcherTypes = DispatcherType.ERROR)
public class ErrorDispatch extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|webhooks|dydu)/.*");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var failed = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (FOR_PROGRAMS.matcher(failed).matches()) {
            ProblemDocument.write(problem(response.getStatus()), request, response);
        } else {
            chain.doFilter(new Fresh(request), response);
        }
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 403 -> Problem.forbidden();
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method-not-allowed");
            default -> Problem.of(500, "internal-error");
        };
    }

    /** The request without its body: Faces would take the state of the page that failed for that of the error page. */
    private static final class Fresh extends HttpServletRequestWrapper {

        Fresh(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase("Faces-Request") ? null : super.getHeader(name);
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String[] getParameterValues(String name) {
            return null;
        }
    }
}
