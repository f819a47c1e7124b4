package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.EscalationType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a bot: a name, and the slug that stands in its addresses. */
@Named
@RequestScoped
public class NewBotView {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{2,40}");
    private static final int LONGEST_NAME = 200;

    @Inject
    Bots bots;

    @Inject
    Frame frame;

    @Inject
    Language language;

    @Inject
    Flaws flaws;

    private String name;

    private String slug;

    public String create() {
        if (!frame.isPlatform()) {
            throw Problem.notFound();
        }
        check();
        if (!flaws.isEmpty()) {
            return null;
        }
        var bot = bots.create(chosenSlug());
        bots.configure(bot.id(), Bot.Settings.of(name.strip(), language.getCode(), EscalationType.NONE));
        return "/bms/general.xhtml?faces-redirect=true&bot=" + bot.slug();
    }

    private void check() {
        if (name == null || name.isBlank()) {
            flaws.add("/name", "newBot.name.missing");
            return;
        }
        if (name.strip().length() > LONGEST_NAME) {
            flaws.add("/name", "newBot.name.long", LONGEST_NAME);
        }
        if (!SLUG.matcher(chosenSlug()).matches()) {
            flaws.add("/slug", "newBot.slug.form");
        } else if (bots.bySlug(chosenSlug()).isPresent()) {
            flaws.add("/slug", "newBot.slug.taken");
        }
    }

    /** Left empty, it follows from the name: "Chez Zoé" is chez-zoe. */
    private String chosenSlug() {
        if (slug != null && !slug.isBlank()) {
            return slug.strip();
        }
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.substring(0, Math.min(plain.length(), 40));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }
}
