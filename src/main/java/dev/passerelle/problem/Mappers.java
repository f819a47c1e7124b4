package dev.passerelle.problem;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every exception that reaches the edge of an API, as a problem. */
final class Mappers {

    private static final Logger LOG = Logger.getLogger(Mappers.class.getName());

    private static final Map<Integer, String> SLUGS = Map.of(
            400, "invalid-request",
            401, "unauthorized",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "too-large",
            415, "unsupported-media-type");

    private Mappers() {}

    /** What all mappers share: the request that the problem is about. */
    abstract static class OfRequest {

        @Context
        HttpServletRequest request;

        Response respond(Problem problem) {
            var response = Response.status(problem.status())
                    .type(ProblemDocument.MEDIA_TYPE)
                    .header("Cache-Control", "no-store")
                    .language(Languages.of(request.getHeader("Accept-Language")))
                    .entity(Json.write(ProblemDocument.of(problem, request)));
            if (problem.retryAfter() != null) {
                response.header("Retry-After", problem.retryAfter().toSeconds());
            }
            return response.build();
        }
    }

    /** Our own. */
    @Provider
    public static class OfProblem extends OfRequest implements ExceptionMapper<Problem> {

        @Override
        public Response toResponse(Problem problem) {
            return respond(problem);
        }
    }

    /** Bean Validation: each violation with a pointer into the body. */
    @Provider
    public static class OfViolations extends OfRequest implements ExceptionMapper<ConstraintViolationException> {

        @Override
        public Response toResponse(ConstraintViolationException e) {
            return respond(Problem.invalid(e.getConstraintViolations().stream()
                    .map(violation -> new Problem.Flaw(pointer(violation), message(violation)))
                    .sorted(java.util.Comparator.comparing(Problem.Flaw::pointer))
                    .toList()));
        }

        /** A key of our bundle: the constraint's own, or its name. The caller's language is not the server's. */
        private static String message(ConstraintViolation<?> violation) {
            var template = violation.getMessageTemplate();
            return template.startsWith("{")
                    ? violation
                            .getConstraintDescriptor()
                            .getAnnotation()
                            .annotationType()
                            .getSimpleName()
                    : template;
        }

        static String pointer(ConstraintViolation<?> violation) {
            var pointer = new StringBuilder();
            for (Path.Node node : violation.getPropertyPath()) {
                append(pointer, node);
            }
            return pointer.toString();
        }

        private static void append(StringBuilder pointer, Path.Node node) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
    }

    /** What JAX-RS itself refuses: no such path, wrong method, wrong media type. */
    @Provider
    public static class OfWeb extends OfRequest implements ExceptionMapper<WebApplicationException> {

        @Override
        public Response toResponse(WebApplicationException e) {
            var status = e.getResponse().getStatus();
            if (status < 400) {
                return e.getResponse();
            }
            if (e.getCause() instanceof Problem problem) {
                return respond(problem);
            }
            var slug = SLUGS.get(status);
            if (slug == null) {
                return new OfAnything().unexpected(this, e);
            }
            var allowed = e.getResponse().getHeaderString("Allow");
            var response = respond(Problem.of(status, slug));
            return allowed == null
                    ? response
                    : Response.fromResponse(response).header("Allow", allowed).build();
        }
    }

    /** A role is missing. */
    @Provider
    public static class OfAccess extends OfRequest implements ExceptionMapper<EJBAccessException> {

        @Override
        public Response toResponse(EJBAccessException e) {
            return respond(Problem.forbidden());
        }
    }

    /** The last resort tells the log everything and the caller nothing. */
    @Provider
    public static class OfAnything extends OfRequest implements ExceptionMapper<Throwable> {

        @Override
        public Response toResponse(Throwable e) {
            for (var cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    return respond(problem);
                }
            }
            return unexpected(this, e);
        }

        Response unexpected(OfRequest edge, Throwable e) {
            LOG.log(Level.SEVERE, e, () -> "Request " + RequestId.of(edge.request) + " failed");
            return edge.respond(Problem.of(500, "internal-error"));
        }
    }
}
