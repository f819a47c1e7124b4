package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Rights that are derived and not stored: an HMAC under a server key over what the right is for.
 *
 * <p>A chat token opens the calls of one conversation; an access opens one event stream or one file. Each carries the key's
 * id, the bot and the conversation in clear, which are ids and nothing more.
 */
@ApplicationScoped
public class SignedAccess {

    private static final String CHAT_PREFIX = "pct_";

    @Inject
    SecretKeys keys;

    /** What a right is for. The purpose of a chat token is the conversation as a whole. */
    public record Right(String bot, String conversation, String purpose) {

        public static final String CHAT = "chat";
        public static final String EVENTS = "events";

        /** The right to fetch one attachment. */
        public static String file(String attachment) {
            return "file:" + attachment;
        }
    }

    public String chatToken(String bot, String conversation) {
        return CHAT_PREFIX + sign(new Right(bot, conversation, Right.CHAT));
    }

    /** The right that a chat token gives, if it is one of ours. Whether the conversation is over is not decided here. */
    public Optional<Right> ofChatToken(String token) {
        return token.startsWith(CHAT_PREFIX)
                ? verify(token.substring(CHAT_PREFIX.length()), Right.CHAT)
                : Optional.empty();
    }

    /** The value of {@code ?access=} for one stream or file. */
    public String sign(Right right) {
        var keyId = keys.currentId();
        return String.join(".", keyId, right.bot(), right.conversation(), mac(keyId, right));
    }

    public Optional<Right> verify(String signed, String purpose) {
        var parts = signed.split("\\.", -1);
        if (parts.length != 4 || keys.byId(parts[0]).isEmpty()) {
            return Optional.empty();
        }
        var right = new Right(parts[1], parts[2], purpose);
        return MessageDigest.isEqual(bytes(mac(parts[0], right)), bytes(parts[3]))
                ? Optional.of(right)
                : Optional.empty();
    }

    private String mac(String keyId, Right right) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.byId(keyId).orElseThrow(), "HmacSHA256"));
            var signed =
                    mac.doFinal(bytes(String.join("\n", "access", right.bot(), right.conversation(), right.purpose())));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
