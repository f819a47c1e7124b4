package dev.passerelle.connector;

import dev.passerelle.security.Right;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** The skills of the bot's livechat; each change is saved at once. */
@Named
@ViewScoped
public class SkillsView extends BotView {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NAME = 100;

    private ArrayList<String> names;

    private String added;

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
        if (added == null || added.isBlank()) {
            flaws.add("/added", "skills.name.missing");
        } else if (added.strip().length() > LONGEST_NAME) {
            flaws.add("/added", "skills.name.long", LONGEST_NAME);
        } else if (names.contains(added.strip())) {
            flaws.add("/added", "skills.name.taken", added.strip());
        } else if (store(current -> plus(current, added.strip()))) {
            notices.done("skills.added", added.strip());
            added = null;
        }
    }

    public void remove(String name) {
        if (store(
                current -> current.stream().filter(skill -> !skill.equals(name)).toList())) {
            notices.done("skills.removed", name);
        }
    }

    /** @param steps -1 for up, 1 for down */
    public void move(String name, int steps) {
        store(current -> {
            var moved = new ArrayList<>(current);
            var from = moved.indexOf(name);
            var to = from + steps;
            if (from >= 0 && to >= 0 && to < moved.size()) {
                Collections.swap(moved, from, to);
            }
            return moved;
        });
    }

    private boolean store(UnaryOperator<List<String>> change) {
        var saved = save(current -> with(
                current, current.name(), current.locale(), current.escalationType(), change.apply(current.skills())));
        load();
        return saved;
    }

    private static List<String> plus(List<String> current, String name) {
        var all = new ArrayList<>(current);
        all.add(name);
        return all;
    }

    public List<String> getNames() {
        return names;
    }

    public String getAdded() {
        return added;
    }

    public void setAdded(String added) {
        this.added = added;
    }
}
