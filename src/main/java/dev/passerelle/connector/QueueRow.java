package dev.passerelle.connector;

import dev.passerelle.genesys.Queue;
import java.io.Serializable;
import java.util.List;

/** A row of the table of skills and queues, while it is edited. */
public class QueueRow implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String skill;

    /** As the administrator or a script gave it: an id or a name. */
    private final String given;

    /** Its name as Genesys had it, for as long as the queues are not at hand. */
    private final String lastKnownAs;

    /** What {@link #given} stands for among the queues that are offered. */
    private String offered;

    private String queue;

    /** @param skill null for the row without a skill */
    QueueRow(String skill, String given, String lastKnownAs) {
        this.skill = skill;
        this.given = given;
        this.lastKnownAs = lastKnownAs;
        this.offered = given;
        this.queue = given;
    }

    /** The queues are known now: what was given by name is chosen by its id. */
    void offer(List<Queue> queues) {
        var found = QueueMapping.named(given, queues);
        var id = found.size() == 1 ? found.get(0).id() : given;
        if (queue != null && queue.equals(offered)) {
            queue = id;
        }
        offered = id;
    }

    /** What was not changed stays as it was given. */
    BotDocument.QueueChoice edited() {
        return new BotDocument.QueueChoice(skill, queue != null && queue.equals(offered) ? given : queue);
    }

    /** What was given, when it is none of the queues on offer: it needs a line of its own. */
    public List<String> elsewhere(List<Queue> queues) {
        return given == null || queues.stream().anyMatch(known -> known.id().equals(offered))
                ? List.of()
                : List.of(given);
    }

    public String getLastKnownAs() {
        return lastKnownAs;
    }

    public String getSkill() {
        return skill;
    }

    public String getQueue() {
        return queue;
    }

    public void setQueue(String queue) {
        this.queue = queue;
    }
}
