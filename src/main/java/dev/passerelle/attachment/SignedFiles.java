package dev.passerelle.attachment;

import dev.passerelle.security.SignedAccess;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses of visitors' files for Genesys, which has no session and no key: each opens one file until it ends. */
@ApplicationScoped
class SignedFiles {

    static final String PATH = "/files/";

    @Inject
    SignedAccess access;

    @Inject
    Limits limits;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "PASSERELLE_PUBLIC_URL")
    String publicUrl;

    String sign(Attachment file) {
        var expires = clock.instant().plus(limits.addressLife()).getEpochSecond();
        var right = new SignedAccess.Right(Tenant.current(), file.conversation(), purpose(file.id(), expires));
        return publicUrl.replaceFirst("/+$", "") + PATH + file.id() + "?expires=" + expires + "&access="
                + access.sign(right);
    }

    /** The right that an address gives; empty when it was not signed here, or has ended. */
    Optional<SignedAccess.Right> verify(String id, String expires, String signature) {
        if (expires == null || signature == null || !expires.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        var end = Long.parseLong(expires);
        return clock.instant().isBefore(Instant.ofEpochSecond(end))
                ? access.verify(signature, purpose(id, end))
                : Optional.empty();
    }

    private static String purpose(String id, long expires) {
        return "download:" + id + ":" + expires;
    }
}
