package dev.passerelle.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The skills of the bot in force, in the administrator's order. */
@ApplicationScoped
public class Skills {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Transactional
    public List<String> names() {
        return all().stream().map(Skill::name).toList();
    }

    @Transactional
    public boolean contains(String name) {
        return store.createQuery("select count(s) from Skill s where s.name = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    /** Makes the skills exactly these, in this order. */
    @Transactional
    public void replace(List<String> names) {
        var known = all();
        known.stream().filter(skill -> !names.contains(skill.name())).forEach(store::remove);
        for (int position = 0; position < names.size(); position++) {
            place(known, names.get(position), position);
        }
    }

    private void place(List<Skill> known, String name, int position) {
        known.stream()
                .filter(skill -> skill.name().equals(name))
                .findFirst()
                .ifPresentOrElse(skill -> skill.moveTo(position), () -> store.persist(new Skill(name, position)));
    }

    private List<Skill> all() {
        return store.createQuery("select s from Skill s order by s.position, s.id", Skill.class)
                .getResultList();
    }
}
