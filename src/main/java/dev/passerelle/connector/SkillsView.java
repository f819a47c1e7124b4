package dev.passerelle.connector;

import dev.passerelle.security.Right;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.primefaces.PrimeFaces;

/** The skills of the bot's livechat; each change is saved at once. */
@Named
@ViewScoped
public class SkillsView extends BotView {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NAME = 100;

    @Inject
    SkillUses uses;

    private ArrayList<String> names;

    private String added;

    /** The skill that a dialog is about. */
    private String chosen;

    private String newName;

    private transient SkillUses.Use use;

    public void load() {
        names = new ArrayList<>(read().skills());
    }

    @Override
    Object part(BotDocument document) {
        return document.skills();
    }

    @Override
    Right right() {
        return Right.EDIT_CONTENTS;
    }

    public void add() {
        if (isName("/added", added) && store(current -> current.withSkills(plus(current.skills(), added.strip())))) {
            notices.done("skills.added", added.strip());
            added = null;
        }
    }

    private boolean isName(String pointer, String name) {
        if (name == null || name.isBlank()) {
            flaws.add(pointer, "skills.name.missing");
        } else if (name.strip().length() > LONGEST_NAME) {
            flaws.add(pointer, "skills.name.long", LONGEST_NAME);
        } else if (names.contains(name.strip())) {
            flaws.add(pointer, "skills.name.taken", name.strip());
        }
        return flaws.isEmpty();
    }

    /** Opens a dialog about a skill. */
    public void choose(String skill) {
        frame.require(right());
        use = null;
        chosen = skill;
        newName = skill;
    }

    public void rename() {
        if (isName("/newName", newName) && store(current -> current.withRenamed(chosen, newName.strip()))) {
            notices.done("skills.renamed", chosen, newName.strip());
            close();
        } else if (flaws.isEmpty()) {
            close();
        }
    }

    public void remove() {
        if (store(current -> current.withSkills(
                current.skills().stream().filter(skill -> !skill.equals(chosen)).toList()))) {
            notices.done("skills.removed", chosen);
        }
        close();
    }

    /** A dialog stays open only for a flaw that it shows. */
    private static void close() {
        PrimeFaces.current().ajax().addCallbackParam("done", true);
    }

    /** @param steps -1 for up, 1 for down */
    public void move(String name, int steps) {
        store(current -> {
            var moved = new ArrayList<>(current.skills());
            var from = moved.indexOf(name);
            var to = from + steps;
            if (from >= 0 && to >= 0 && to < moved.size()) {
                Collections.swap(moved, from, to);
            }
            return current.withSkills(moved);
        });
    }

    private boolean store(Edit change) {
        var saved = save(change);
        load();
        return saved;
    }

    private static List<String> plus(List<String> current, String name) {
        var all = new ArrayList<>(current);
        all.add(name);
        return all;
    }

    /** What uses the chosen skill. */
    public SkillUses.Use getUse() {
        if (use == null && chosen != null) {
            use = uses.of(chosen);
        }
        return use;
    }

    public List<String> getNames() {
        return names;
    }

    public String getChosen() {
        return chosen;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public String getAdded() {
        return added;
    }

    public void setAdded(String added) {
        this.added = added;
    }
}
