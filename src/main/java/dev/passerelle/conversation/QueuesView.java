package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.QueueLoad;
import dev.passerelle.web.Language;
import dev.passerelle.web.Moments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Préférences &gt; Paramètres Livechat &gt; Files d'attente: the mapped queues as they are now. */
@Named
@RequestScoped
public class QueuesView {

    @Inject
    Connectors connectors;

    @Inject
    QueueBoard board;

    @Inject
    Language language;

    @Inject
    Moments moments;

    private List<Connectors.MappedQueue> queues;

    private QueueBoard.Reading reading;

    /** Asks Genesys; the page has been shown before. */
    public void read() {
        reading = board.of(getQueues().stream()
                .map(Connectors.MappedQueue::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    public List<Connectors.MappedQueue> getQueues() {
        if (queues == null) {
            queues = connectors.mappedQueues();
        }
        return queues;
    }

    private QueueBoard.Reading reading() {
        return reading == null ? board.known() : reading;
    }

    /** What was read of a queue; null when nothing was. */
    public QueueLoad load(Connectors.MappedQueue queue) {
        return queue.id() == null ? null : reading().loads().get(queue.id());
    }

    public Instant getReadAt() {
        return reading().readAt();
    }

    /** Why the figures are old or missing; null when they are not. */
    public String getTrouble() {
        var trouble = reading().trouble();
        if (trouble == null) {
            return null;
        }
        var why = language.words().getString("queues.trouble." + trouble);
        if (getReadAt() == null) {
            return why + " " + language.words().getString("queues.neverRead");
        }
        var age = new MessageFormat(language.words().getString("queues.lastRead"), language.getLocale());
        return why + " " + age.format(new Object[] {moments.since(getReadAt())});
    }
}
