package dev.passerelle.genesys;

import dev.passerelle.tenant.Ids;

/** A token that lives as long as the trial it is for. */
class OneToken implements TokenSupply {

    private final Credentials credentials;
    private final Login login;
    private String value;

    OneToken(Credentials credentials, Login login) {
        this.credentials = credentials;
        this.login = login;
    }

    @Override
    public synchronized String token() {
        if (value == null) {
            value = ask();
        }
        return value;
    }

    @Override
    public synchronized String insteadOf(String refused) {
        if (refused.equals(value)) {
            value = ask();
        }
        return value;
    }

    private String ask() {
        return login.ask(credentials, Ids.next()).value();
    }
}
