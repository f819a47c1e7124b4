package dev.passerelle.web;

import dev.passerelle.security.Administrators;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The bots that an administrator may see. */
@ApplicationScoped
class SeenBots {

    private static final int PAGE = 200;

    @Inject
    Bots bots;

    @Inject
    Administrators administrators;

    /** Not there and not permitted look the same. */
    Optional<ChosenBot> bySlug(String login, String slug) {
        return bots.bySlug(slug)
                .flatMap(bot -> administrators.roleOn(login, bot.id()).map(role -> new ChosenBot(bot, role)));
    }

    /** The bots whose name or slug contains the words, the first ones by slug. */
    List<Bot> matching(String login, String words, int limit) {
        var wanted = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        return inOrder()
                .filter(bot -> bot.slug().contains(wanted)
                        || bot.name().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(bot -> administrators.roleOn(login, bot.id()).isPresent())
                .limit(limit)
                .toList();
    }

    /** The bot to start with: the last one of this browser, else the first one. */
    Optional<Bot> start(String login, Optional<String> last) {
        return last.flatMap(slug -> bySlug(login, slug))
                .map(ChosenBot::bot)
                .or(() -> matching(login, "", 1).stream().findFirst());
    }

    /** All bots, a page at a time. */
    private Stream<Bot> inOrder() {
        return Stream.iterate(
                        bots.after("", PAGE),
                        page -> !page.isEmpty(),
                        page -> bots.after(page.get(page.size() - 1).slug(), PAGE))
                .flatMap(List::stream);
    }
}
