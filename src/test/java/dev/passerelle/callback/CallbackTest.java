package dev.passerelle.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackTest {

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The vector that the reference libraries of Standard Webhooks test themselves with. */
    @Test
    void signsThePublishedVector() {
        assertThat(SECRET.sign(ID, AT, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void anotherBodyIdOrTimeHasAnotherSignature() {
        assertThat(List.of(
                        SECRET.sign(ID, AT, BODY + " "),
                        SECRET.sign(ID + "x", AT, BODY),
                        SECRET.sign(ID, AT.plusSeconds(1), BODY)))
                .doesNotContain(SIGNATURE)
                .doesNotHaveDuplicates();
    }

    @Test
    void whileTwoSecretsAreValidBothSign() {
        var other = SigningSecret.random();

        var header = new Target(URI.create("https://bot.exemple.fr"), List.of(other, SECRET)).signatures(ID, AT, BODY);

        assertThat(header).isEqualTo(other.sign(ID, AT, BODY) + " " + SIGNATURE);
    }

    @Test
    void everySecretIsAnother() {
        assertThat(SigningSecret.random().text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(SigningSecret.random()).isNotEqualTo(SigningSecret.random());
    }

    @Test
    void anythingElseIsNoSecretAndNoneIsEverPrinted() {
        assertThatThrownBy(() -> new SigningSecret("psk_x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(SECRET.toString()).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void theOldSecretIsValidBesideTheNewOneForAWhile() {
        var callback = Callback.empty();
        callback.firstSecret("first");
        callback.rotate("second", AT, AT.plus(Duration.ofHours(24)));

        assertThat(callback.validSecrets(AT)).containsExactly("second", "first");
        assertThat(callback.validSecrets(AT.plus(Duration.ofHours(24)))).containsExactly("second");
        assertThat(callback.secretShownAt()).isEqualTo(AT);
        assertThat(callback.previousUntil(AT)).isEqualTo(AT.plus(Duration.ofHours(24)));
        assertThat(callback.previousUntil(AT.plus(Duration.ofHours(24)))).isNull();
    }

    @Test
    void aDeliveryThatIsToldInBetweenDoesNotForgiveWhatFailed() {
        var cursor = new CallbackCursor("conversation");
        cursor.failed("two");

        cursor.told("one.SENT", 1);

        assertThat(cursor.failed("two")).isEqualTo(2);
        cursor.told("two", 2);
        assertThat(cursor.failed("three")).isEqualTo(1);
        assertThat(cursor.seq()).isEqualTo(2);
    }

    @Test
    void fiveDaysOfNothingButFailuresAreTooMany() {
        var callback = Callback.empty();
        callback.failing(AT);
        callback.failing(AT.plusSeconds(60));

        assertThat(callback.hasOnlyFailedFor(Duration.ofDays(5), AT.plus(Duration.ofDays(5))))
                .isTrue();
        assertThat(callback.hasOnlyFailedFor(
                        Duration.ofDays(5), AT.plus(Duration.ofDays(5)).minusSeconds(1)))
                .isFalse();
        callback.worked();
        assertThat(callback.hasOnlyFailedFor(Duration.ofDays(5), AT.plus(Duration.ofDays(9))))
                .isFalse();
    }
}
