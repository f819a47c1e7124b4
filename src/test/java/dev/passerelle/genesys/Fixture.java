package dev.passerelle.genesys;

import dev.passerelle.alarm.Alarm.Kind;
import dev.passerelle.alarm.Alarms;
import dev.passerelle.work.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole package put together by hand, with a door, a clock and a store that are not real. */
class Fixture {

    final FakeDoor door = new FakeDoor();
    final Ticking clock = new Ticking();
    final FakeStore store = new FakeStore();
    final RequestBudget budget = new RequestBudget();
    final FakeAlarms alarms = new FakeAlarms();
    final FakeWatch watch = new FakeWatch();
    final Reachability reachability = new Reachability();
    final Rights rights = new Rights();
    final Login login = new Login();
    final Genesys genesys = new Genesys();
    Optional<Credentials> credentials = Optional.of(new Credentials("mypurecloud.ie", "client", "secret"));

    Fixture() {
        login.clients = door;
        login.clock = clock;
        login.regions = new Regions();
        login.regions.configured = Optional.empty();
        login.regions.load(List.of());
        budget.clock = clock;
        budget.perMinute = 270;
        budget.nodes = new Nodes();
        genesys.clients = door;
        genesys.clock = clock;
        genesys.login = login;
        genesys.source = () -> credentials;
        genesys.budget = budget;
        genesys.reachability = reachability;
        genesys.rights = rights;
        reachability.clock = clock;
        reachability.mostFailures = 5;
        reachability.alarms = alarms;
        reachability.watch = watch;
        rights.alarms = alarms;
        genesys.tokens = process();
    }

    /** Another process that shares the store. */
    AccessTokens process() {
        var tokens = new AccessTokens();
        tokens.clock = clock;
        tokens.login = login;
        tokens.source = () -> credentials;
        tokens.store = store;
        tokens.pace = new TokenPace() {
            @Override
            void urgent() {
                // As fast as the tests are.
            }
        };
        return tokens;
    }

    Credentials current() {
        return credentials.orElseThrow();
    }

    static FakeResponse token(String value, int seconds) {
        return FakeResponse.ok(
                "{\"access_token\":\"" + value + "\",\"token_type\":\"bearer\",\"expires_in\":" + seconds + "}");
    }

    /** The row of one bot. */
    static class FakeStore extends TokenStore {

        Token row;
        int renewalsAskedFor;
        boolean broken;

        @Override
        Optional<Token> find() {
            return Optional.ofNullable(row);
        }

        @Override
        void keep(Token issued) {
            if (broken) {
                throw new IllegalStateException("somebody else was quicker");
            }
            row = issued;
        }

        @Override
        void keepAndRenewLater(Token issued) {
            keep(issued);
            renewalsAskedFor++;
        }
    }

    /** What administrators would see. */
    static class FakeAlarms extends Alarms {

        final List<String> open = new ArrayList<>();

        @Override
        public void raise(Kind kind, String subject, String detail) {
            if (!open.contains(kind + " " + subject)) {
                open.add(kind + " " + subject);
            }
        }

        @Override
        public void clear(Kind kind, String subject) {
            open.remove(kind + " " + subject);
        }

        @Override
        public void clearAll(Kind kind) {
            open.removeIf(one -> one.startsWith(kind + " "));
        }
    }

    static class FakeWatch extends OutageWatch {

        int begun;

        @Override
        void begin() {
            begun++;
        }
    }
}
