package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code PASSERELLE_ADMIN_TOKEN}: opens the administration API and the metrics. Without one, nothing does. */
@ApplicationScoped
public class PlatformToken {

    private static final String BEARER = "Bearer ";

    @Inject
    @ConfigProperty(name = "PASSERELLE_ADMIN_TOKEN")
    Optional<String> token;

    public boolean isBorneBy(HttpServletRequest request) {
        var expected = token.filter(value -> !value.isBlank());
        return expected.isPresent()
                && bearer(request).filter(given -> same(given, expected.get())).isPresent();
    }

    /** The bearer token of a request, whatever it is worth. */
    static Optional<String> bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
