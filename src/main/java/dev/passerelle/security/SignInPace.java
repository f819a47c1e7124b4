package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses passwords: after some wrong ones within a minute each further try has to wait, longer each time.
 *
 * <p>For a login and for an address; an office has one address for many people, so it is granted more. Never for ever: a stranger
 * could lock out whoever he likes. In memory, and of each node: what it must stop are thousands of tries, not ten.
 */
@ApplicationScoped
public class SignInPace {

    private static final int FREE_FOR_LOGIN = 5;
    private static final int FREE_FOR_ADDRESS = 40;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @Inject
    Clock clock;

    private final Map<String, Tries> tries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Tries(int wrong, Instant last, Instant until) {}

    /** How long a try of that login from that address still has to wait; zero: not at all. */
    synchronized Duration wait(String login, String address) {
        var ofLogin = wait(tries.get(ofLogin(login)));
        var ofAddress = wait(tries.get(ofAddress(address)));
        return ofLogin.compareTo(ofAddress) >= 0 ? ofLogin : ofAddress;
    }

    synchronized void wrong(String login, String address) {
        wrong(ofLogin(login), FREE_FOR_LOGIN);
        wrong(ofAddress(address), FREE_FOR_ADDRESS);
    }

    synchronized void right(String login) {
        tries.remove(ofLogin(login));
    }

    private Duration wait(Tries so) {
        var now = clock.instant();
        return so == null || !now.isBefore(so.until()) ? Duration.ZERO : Duration.between(now, so.until());
    }

    private void wrong(String key, int free) {
        var now = clock.instant();
        var before = tries.remove(key); // and put at the end: the eldest goes first
        // What a wait has kept away does not make the slate clean the moment it is over.
        var goesOn = before != null && now.isBefore(latest(before).plus(WINDOW));
        var count = goesOn ? before.wrong() + 1 : 1;
        tries.put(key, new Tries(count, now, count < free ? now : now.plus(pause(count - free))));
    }

    private static Instant latest(Tries so) {
        return so.until().isAfter(so.last()) ? so.until() : so.last();
    }

    private static Duration pause(int more) {
        var grown = FIRST_WAIT.multipliedBy(1L << Math.min(more, 10));
        return grown.compareTo(LONGEST_WAIT) < 0 ? grown : LONGEST_WAIT;
    }

    private static String ofLogin(String login) {
        // A stranger chooses these names: only their length in memory is ours to choose.
        return "login " + Tokens.hash(login);
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }
}
