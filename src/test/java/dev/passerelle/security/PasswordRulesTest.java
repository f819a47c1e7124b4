package dev.passerelle.security;

import static dev.passerelle.security.PasswordRules.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordRulesTest {

    private static final String LOGIN = "zoe.martin@exemple.fr";

    @Test
    void twelveCharactersWillDo() {
        assertThat(flaw("a".repeat(12), LOGIN)).isEmpty();
        assertThat(flaw("a".repeat(11), LOGIN)).contains(PasswordRules.Flaw.SHORT);
    }

    @Test
    void nothingIsNoPassword() {
        assertThat(flaw(null, LOGIN)).contains(PasswordRules.Flaw.MISSING);
        assertThat(flaw(" ".repeat(20), LOGIN)).contains(PasswordRules.Flaw.MISSING);
    }

    @Test
    void theLoginIsNoPasswordHoweverItIsTyped() {
        assertThat(flaw("Zoe.Martin@exemple.FR", LOGIN)).contains(PasswordRules.Flaw.LOGIN);
    }

    @Test
    void whatWouldTakeLongToHashIsRefused() {
        assertThat(flaw("a".repeat(201), LOGIN)).contains(PasswordRules.Flaw.LONG);
    }
}
