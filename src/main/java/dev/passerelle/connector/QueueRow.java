package dev.passerelle.connector;

import dev.passerelle.genesys.Queue;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** A row of the table of skills and queues, while it is edited: a queue is shown and typed by its name. */
public class QueueRow implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String skill;

    /** As the administrator or a script gave it: an id or a name. */
    private final String given;

    /** The name by which {@link #given} is shown. */
    private String known;

    private String queue;

    private boolean vanished;

    /**
     * @param skill null for the row without a skill
     * @param lastKnownAs the queue's name as Genesys had it
     */
    QueueRow(String skill, String given, String lastKnownAs) {
        this.skill = skill;
        this.given = given;
        this.known = lastKnownAs;
        this.queue = lastKnownAs;
    }

    /** Genesys' queues are known now: the given one is shown by the name that it has there, or marked as gone. */
    void offer(List<Queue> queues) {
        if (given == null) {
            return;
        }
        var found = QueueMapping.named(given, queues);
        vanished = found.isEmpty();
        if (found.size() == 1 && isUnchanged()) {
            known = found.get(0).name();
            queue = known;
        }
    }

    private boolean isUnchanged() {
        return Objects.equals(queue, known);
    }

    /** How many of these queues may be meant by what was typed; one while nothing was. */
    int candidates(List<Queue> queues) {
        return isUnchanged() || queue == null
                ? 1
                : QueueMapping.named(queue, queues).size();
    }

    /** @param queues those of the organisation; empty while they are not known, then the name is stored */
    BotDocument.QueueChoice edited(List<Queue> queues) {
        if (isUnchanged()) {
            return new BotDocument.QueueChoice(skill, given);
        }
        var found = QueueMapping.named(queue, queues);
        return new BotDocument.QueueChoice(
                skill, found.size() == 1 ? found.get(0).id() : queue);
    }

    /** Whether the stored queue is none of Genesys' any more. */
    public boolean isVanished() {
        return vanished && isUnchanged();
    }

    public String getSkill() {
        return skill;
    }

    public String getQueue() {
        return queue;
    }

    public void setQueue(String queue) {
        this.queue = queue == null ? null : queue.strip();
    }
}
