package dev.passerelle.security;

import java.util.Optional;

/** Which passwords may be chosen. Long ones, and that is nearly all: rules about signs only make people write them down. */
public final class PasswordRules {

    public static final int SHORTEST = 12;

    private static final int LONGEST = 200;

    private PasswordRules() {}

    /** Why a password may not be chosen. */
    public enum Flaw {
        MISSING,
        SHORT,
        LONG,
        LOGIN
    }

    public static Optional<Flaw> flaw(String password, String login) {
        if (password == null || password.isBlank()) {
            return Optional.of(Flaw.MISSING);
        }
        if (password.length() < SHORTEST) {
            return Optional.of(Flaw.SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Flaw.LONG);
        }
        return password.strip().equalsIgnoreCase(login) ? Optional.of(Flaw.LOGIN) : Optional.empty();
    }
}
