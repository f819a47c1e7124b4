package dev.passerelle.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.security.SignedAccess.Right;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SignedAccessTest {

    private final SignedAccess access = access();

    @Test
    void aChatTokenGivesTheRightToItsConversation() {
        var token = access.chatToken("bot-a", "conversation-1");

        assertThat(access.ofChatToken(token)).contains(new Right("bot-a", "conversation-1", Right.CHAT));
    }

    @Test
    void aTokenThatNamesAnotherConversationOrBotIsWorthNothing() {
        var token = access.chatToken("bot-a", "conversation-1");

        assertThat(access.ofChatToken(token.replace("conversation-1", "conversation-2")))
                .isEmpty();
        assertThat(access.ofChatToken(token.replace("bot-a", "bot-b"))).isEmpty();
    }

    @Test
    void aRightServesItsOwnPurposeOnly() {
        var stream = access.sign(new Right("bot-a", "conversation-1", Right.EVENTS));

        assertThat(access.verify(stream, Right.EVENTS)).isPresent();
        assertThat(access.verify(stream, Right.file("x"))).isEmpty();
        assertThat(access.ofChatToken("pct_" + stream)).isEmpty();
    }

    @Test
    void anotherServersTokenIsWorthNothing() {
        assertThat(access.ofChatToken(access().chatToken("bot-a", "conversation-1")))
                .isEmpty();
    }

    @Test
    void whatIsNoTokenAtAllIsRefusedQuietly() {
        for (var nonsense : new String[] {"", "pct_", "pct_a.b.c", "pct_a.b.c.d", "pct_k...", "psk_x"}) {
            assertThat(access.ofChatToken(nonsense)).isEmpty();
        }
    }

    private static SignedAccess access() {
        var access = new SignedAccess();
        access.keys = SecretsTest.keys("k:" + Base64.getEncoder().encodeToString(SecretKeys.random(32)));
        return access;
    }
}
