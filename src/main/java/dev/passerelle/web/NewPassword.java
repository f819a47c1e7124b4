package dev.passerelle.web;

import dev.passerelle.security.PasswordRules;
import java.util.Locale;

/** A password as somebody types it twice. */
record NewPassword(String wanted, String again) {

    /** Says beside the fields what is wrong with it. @return whether it may be chosen */
    boolean isFit(String login, Flaws flaws) {
        var flaw = PasswordRules.flaw(wanted, login);
        if (flaw.isPresent()) {
            var key = "password." + flaw.get().name().toLowerCase(Locale.ROOT);
            flaws.add("/password", key, PasswordRules.SHORTEST);
            return false;
        }
        if (!wanted.equals(again)) {
            flaws.add("/again", "password.different");
            return false;
        }
        return true;
    }
}
