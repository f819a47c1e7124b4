package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import dev.passerelle.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Lets a caller through to one conversation of its bot. */
@ApplicationScoped
class Door {

    /** How long a chat token outlives its conversation. */
    private static final Duration CHAT_TOKEN_OUTLIVES = Duration.ofHours(1);

    @Inject
    Conversations conversations;

    @Inject
    Clock clock;

    /** @throws Problem 404 for a conversation that is not there or not the caller's, 401 for a chat token that is over */
    Conversation open(Caller caller, String id) {
        if (!caller.mayUse(id)) {
            throw Problem.notFound();
        }
        var conversation = conversations.existing(id);
        if (caller.endsWithConversation()
                && conversation.endedBefore(clock.instant().minus(CHAT_TOKEN_OUTLIVES))) {
            throw Problem.unauthorized();
        }
        return conversation;
    }
}
