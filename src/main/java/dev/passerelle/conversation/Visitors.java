package dev.passerelle.conversation;

import dev.passerelle.problem.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What is known of one visitor of the bot in force, to be handed out or to be forgotten. */
@ApplicationScoped
public class Visitors {

    private static final Page.Limit PAGE = Page.Limit.of("500");

    @Inject
    Ledger ledger;

    @Inject
    Conversations conversations;

    @Inject
    Erasure erasure;

    @Inject
    Streams streams;

    /** What was erased. */
    public record Erased(int conversations, int messages) {}

    /** All that is kept of a visitor. */
    public record Export(String visitorId, List<Kept> conversations) {}

    /** A conversation with its ledger. */
    public record Kept(ConversationDocument conversation, List<MessageDocument> messages) {}

    /** Forgets a visitor for good, one conversation after another: called again after a crash, it goes on. */
    public Erased erase(String visitor) {
        int messages = 0;
        var ids = ledger.ofVisitor(visitor);
        for (var id : ids) {
            messages += erasure.erase(id);
            streams.forget(id);
        }
        return new Erased(ids.size(), messages);
    }

    public Export export(String visitor) {
        return new Export(
                visitor, ledger.ofVisitor(visitor).stream().map(this::kept).toList());
    }

    private Kept kept(String id) {
        var all = new ArrayList<MessageDocument>();
        long after = 0;
        Page<MessageDocument> page;
        do {
            page = conversations.messages(id, after, PAGE);
            all.addAll(page.items());
            after = all.isEmpty() ? 0 : all.get(all.size() - 1).seq();
        } while (page.next() != null);
        return new Kept(conversations.get(id), all);
    }
}
