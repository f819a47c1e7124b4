package dev.passerelle.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A body that is signed while it is read: one that is too long is still told apart from one that is not signed. */
final class SignedBody {

    /** Bytes that are taken. */
    static final int LIMIT = 1024 * 1024;

    /** Bytes that are read at all; after them nobody is owed an exact answer. */
    private static final int END_OF_PATIENCE = 16 * LIMIT;

    private final byte[] bytes;
    private final boolean tooLong;
    private final List<WebhookSignature> signatures;

    private SignedBody(byte[] bytes, boolean tooLong, List<WebhookSignature> signatures) {
        this.bytes = bytes;
        this.tooLong = tooLong;
        this.signatures = signatures;
    }

    static SignedBody read(InputStream in, List<byte[]> secrets) throws IOException {
        var signatures = secrets.stream().map(WebhookSignature::new).toList();
        var kept = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        long total = 0;
        for (int read = in.read(buffer); read >= 0 && total < END_OF_PATIENCE; read = in.read(buffer)) {
            for (var signature : signatures) {
                signature.read(buffer, read);
            }
            total += read;
            if (total <= LIMIT) {
                kept.write(buffer, 0, read);
            }
        }
        return new SignedBody(kept.toByteArray(), total > LIMIT, signatures);
    }

    /** Whether one of the secrets made this header: there are two during a rotation. */
    boolean isSignedBy(String header) {
        var matching = signatures.stream()
                .filter(signature -> signature.matches(header))
                .count();
        return matching > 0;
    }

    boolean isTooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return bytes;
    }
}
