package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer in Genesys' error shape; codes and texts are those the platform uses. */
final class GenesysError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> parameters = new LinkedHashMap<>();
    private String retryAfter;

    private GenesysError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static GenesysError badRequest(String message) {
        return new GenesysError(400, "bad.request", message);
    }

    static GenesysError malformed() {
        return badRequest("The request could not be understood by the server due to malformed syntax.");
    }

    static GenesysError missingProperty(String path) {
        return badRequest("should have required property '" + path + "'");
    }

    static GenesysError invalidValue(String value, String type, String allowed) {
        return new GenesysError(
                        400,
                        "invalid.value",
                        "Value [%s] is not valid for field type [%s]. Allowable values are: %s"
                                .formatted(value, type, allowed))
                .parameter("value", value)
                .parameter("type", type);
    }

    static GenesysError invalidDate() {
        return new GenesysError(
                400,
                "invalid.date",
                "Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ");
    }

    static GenesysError missingPermissions(List<String> permissions) {
        return new GenesysError(
                        403,
                        "missing.permissions",
                        "Unable to perform the requested action. You are missing the following permission(s): "
                                + permissions)
                .parameter("permissions", permissions.toString());
    }

    static GenesysError missingAnyPermissions(List<String> permissions) {
        return new GenesysError(
                        403,
                        "missing.any.permissions",
                        "Unable to perform the requested action. You must have at least one of the following permissions"
                                + " assigned: "
                                + permissions)
                .parameter("permissions", permissions.toString());
    }

    static GenesysError tooManyRequests(int limit, int seconds) {
        return new GenesysError(
                        429,
                        "too.many.requests",
                        "Rate limit exceeded the maximum [%d] requests within [60] seconds".formatted(limit))
                .retryAfter(String.valueOf(seconds));
    }

    static GenesysError unauthorized(String code) {
        return new GenesysError(
                401,
                code,
                switch (code) {
                    case "authentication.required" ->
                        "No authentication bearer token specified in authorization header.";
                    case "bad.credentials" -> "Invalid login credentials.";
                    default -> "The supplied credentials are expired and cannot be used.";
                });
    }

    static GenesysError notFound() {
        return of(404);
    }

    static GenesysError conflict() {
        return of(409);
    }

    /** The usual error of a status, for faults and for what the container refuses by itself. */
    static GenesysError of(int status) {
        return switch (status) {
            case 400 -> malformed();
            case 401 -> unauthorized("credentials.expired");
            case 403 -> plain(status, "not.authorized", "You are not authorized to perform the requested action.");
            case 404 -> plain(status, "not.found", "The requested resource was not found.");
            case 405 -> plain(status, "method.not.allowed", "The method is not allowed for the requested resource.");
            case 408 ->
                plain(
                        status,
                        "client.timeout",
                        "The client did not produce a request within the server timeout limit. This can be caused by a"
                                + " slow network connection and/or large payloads.");
            case 409 ->
                plain(
                        status,
                        "general.conflict",
                        "The request conflicts with the current state of the target resource.");
            case 413 ->
                plain(
                        status,
                        "request.entity.too.large",
                        "The request is over the size limit. Maximum bytes: " + FrontDoor.MAX_BYTES);
            case 415 ->
                plain(
                        status,
                        "unsupported.media.type",
                        "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type"
                                + " value in the header.");
            case 429 -> plain(status, "too.many.requests", "Rate limit exceeded the maximum.");
            case 503 ->
                plain(
                        status,
                        "service.unavailable",
                        "Service Unavailable - The server is currently unavailable (because it is overloaded or down for"
                                + " maintenance).");
            case 504 -> plain(status, "request.timeout", "The request timed out.");
            default ->
                plain(
                        status,
                        "internal.server.error",
                        "The server encountered an unexpected condition which prevented it from fulfilling the"
                                + " request.");
        };
    }

    /** The 429 of a gateway that says when to come back. */
    static GenesysError retryLater(int seconds) {
        return new GenesysError(
                        429,
                        "too.many.requests.retry.after",
                        "Rate limit exceeded the maximum. Retry the request in [%d] seconds".formatted(seconds))
                .retryAfter(String.valueOf(seconds));
    }

    private static GenesysError plain(int status, String code, String message) {
        return new GenesysError(status, code, message);
    }

    /** @param value of the header; null for none */
    GenesysError retryAfter(String value) {
        this.retryAfter = value;
        return this;
    }

    private GenesysError parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String retryAfter() {
        return retryAfter;
    }

    JsonObject body(String contextId) {
        return Wire.object(
                "message", getMessage(),
                "code", code,
                "status", status,
                "messageParams", parameters,
                "contextId", contextId,
                "details", List.of(),
                "errors", List.of());
    }
}
