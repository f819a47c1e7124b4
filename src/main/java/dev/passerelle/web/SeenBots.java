package dev.passerelle.web;

import dev.passerelle.security.Right;
import dev.passerelle.security.Rights;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The bots that whoever is calling may see. */
@ApplicationScoped
public class SeenBots {

    private static final int PAGE = 200;

    @Inject
    Bots bots;

    @Inject
    Rights rights;

    /** Not there and not permitted look the same. */
    Optional<Bot> bySlug(String slug) {
        return bots.bySlug(slug).filter(this::isSeen);
    }

    /** The bots whose name or slug contains the words, the first ones by slug. */
    List<Bot> matching(String words, int limit) {
        var wanted = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        return after("")
                .filter(bot -> bot.slug().contains(wanted)
                        || bot.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .toList();
    }

    /** The bot to start with: the last one of this browser, else the first one. */
    Optional<Bot> start(Optional<String> last) {
        return last.flatMap(this::bySlug).or(() -> after("").findFirst());
    }

    /** By slug, after a slug; read a page at a time. */
    public Stream<Bot> after(String slug) {
        return Stream.iterate(
                        bots.after(slug, PAGE),
                        page -> !page.isEmpty(),
                        page -> bots.after(page.get(page.size() - 1).slug(), PAGE))
                .flatMap(List::stream)
                .filter(this::isSeen);
    }

    private boolean isSeen(Bot bot) {
        return rights.may(Right.SEE, bot.id());
    }
}
