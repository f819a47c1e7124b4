package dev.passerelle.conversation;

import dev.passerelle.connector.RunningConversations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The conversations of a skill, for who is about to change it. */
@ApplicationScoped
class SkillConversations implements RunningConversations {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Override
    @Transactional
    public long of(String skill) {
        return store.createQuery(
                        "select count(c) from Conversation c where c.status in :running and c.skill = :skill",
                        Long.class)
                .setParameter("running", List.of(Conversation.Status.WAITING, Conversation.Status.ACTIVE))
                .setParameter("skill", skill)
                .getSingleResult();
    }
}
