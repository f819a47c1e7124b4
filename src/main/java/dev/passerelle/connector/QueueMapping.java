package dev.passerelle.connector;

import dev.passerelle.genesys.Queue;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.TenantId;

/** The Genesys queue that tells about the availability of a skill, or of no skill: as given, and as found in Genesys. */
@Entity
@Table(name = "queue_mapping")
class QueueMapping {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    private String skill;

    private int position;

    private String queue;

    @Column(name = "queue_id")
    private String queueId;

    @Column(name = "queue_name")
    private String queueName;

    private boolean ambiguous;

    protected QueueMapping() {} // for JPA

    QueueMapping(BotDocument.QueueChoice choice, int position) {
        this.id = Ids.next();
        this.skill = choice.skill();
        this.queue = choice.queue();
        this.position = position;
    }

    /** Keeps what was found before when the same queue is still meant. */
    void rememberFrom(QueueMapping earlier) {
        if (queue != null && queue.equals(earlier.queue)) {
            queueId = earlier.queueId;
            queueName = earlier.queueName;
            ambiguous = earlier.ambiguous;
        }
    }

    /** Finds the queue by its id, or else by its name when only one has it. */
    void resolve(List<Queue> queues) {
        var found = named(queue, queues);
        ambiguous = found.size() > 1;
        queueId = found.size() == 1 ? found.get(0).id() : null;
        queueName = found.size() == 1 ? found.get(0).name() : null;
    }

    static List<Queue> named(String given, List<Queue> queues) {
        var byId = queues.stream().filter(known -> known.id().equals(given)).toList();
        return byId.isEmpty()
                ? queues.stream().filter(known -> known.name().equals(given)).toList()
                : byId;
    }

    BotDocument.QueueChoice choice() {
        return new BotDocument.QueueChoice(skill, queue);
    }

    Optional<Connectors.QueueRef> found() {
        return Optional.ofNullable(queueId).map(known -> new Connectors.QueueRef(known, queueName));
    }

    String skill() {
        return skill;
    }

    String queue() {
        return queue;
    }

    boolean isAmbiguous() {
        return ambiguous;
    }
}
