package dev.passerelle.conversation;

import dev.passerelle.problem.Numbers;
import dev.passerelle.problem.Problem;
import dev.passerelle.web.Frame;
import dev.passerelle.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One conversation of the bot as a timeline. */
@Named
@RequestScoped
public class ConversationView {

    static final String LIST = "list";

    @Inject
    Ledger ledger;

    @Inject
    Timeline timeline;

    @Inject
    Frame frame;

    @Inject
    Language language;

    private String id;

    private String list;

    private String until;

    private Conversation conversation;

    private Timeline.Stretch stretch;

    /** @throws Problem 404 for one that the bot does not have */
    public void load() {
        conversation = Optional.ofNullable(id).flatMap(ledger::find).orElseThrow(Problem::notFound);
        stretch = timeline.before(id, position());
    }

    private long position() {
        try {
            return until == null ? Long.MAX_VALUE : Numbers.parse("/until", until);
        } catch (Problem notANumber) {
            throw Problem.notFound();
        }
    }

    /** Whether what people wrote may be shown, and not only that they did. */
    public boolean isTextsReadable() {
        return frame.isAdministrator();
    }

    /** What somebody wrote, or null for who may not read it. */
    public String text(Timeline.Entry entry) {
        return isTextsReadable() ? entry.message().text() : null;
    }

    /** Why it did not arrive, in words. */
    public String reason(Timeline.Entry entry) {
        return Stream.of(Undelivered.values())
                .filter(known -> known.name().equals(entry.reason()))
                .findFirst()
                .map(known -> known.in(language.getLocale()))
                .orElse(entry.reason());
    }

    /** What leads to all conversations of this visitor, after the address of the list. */
    public String getSameVisitor() {
        return "&visitor=" + ConversationsView.encoded(conversation.visitorId());
    }

    /** What keeps the way back to the list in an address of this page. */
    public String getPassedOn() {
        return list == null ? "" : "&" + LIST + "=" + ConversationsView.encoded(list);
    }

    public String listed(List<String> words) {
        return String.join(", ", words);
    }

    public Conversation getConversation() {
        return conversation;
    }

    public String getEmail() {
        return conversation.visitor().email();
    }

    public List<Timeline.Entry> getEntries() {
        return stretch.entries();
    }

    /** What leads to the entries before these; null when there are none. */
    public Long getOlder() {
        return stretch.older();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getList() {
        return list;
    }

    public void setList(String list) {
        this.list = list;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }
}
