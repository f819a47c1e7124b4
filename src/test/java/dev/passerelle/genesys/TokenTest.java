package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final Duration DAY = Duration.ofSeconds(86_400);

    @Test
    void isRenewedBetweenSixtyAndEightyPercentOfItsLife() {
        var times = IntStream.range(0, 500)
                .mapToObj(bot ->
                        Token.issued("t", DAY, NOW, "f", "bot-" + bot * 31).renewAt())
                .toList();

        assertThat(times)
                .allSatisfy(renewAt -> assertThat(renewAt)
                        .isBetween(
                                NOW.plus(DAY.multipliedBy(60).dividedBy(100)),
                                NOW.plus(DAY.multipliedBy(80).dividedBy(100))));
        assertThat(times.stream().distinct().count())
                .as("bots do not all come at once")
                .isGreaterThan(100);
    }

    @Test
    void isRenewedAtTheSameTimeByEveryProcess() {
        assertThat(Token.issued("t", DAY, NOW, "f", "bot").renewAt())
                .isEqualTo(Token.issued("t", DAY, NOW, "f", "bot").renewAt());
    }

    @Test
    void servesUntilItsEndAlthoughItIsDue() {
        var token = Token.issued("t", DAY, NOW, "f", "bot");

        assertThat(token.isDue(token.renewAt().minusMillis(1))).isFalse();
        assertThat(token.isDue(token.renewAt())).isTrue();
        assertThat(token.serves("f", NOW.plus(DAY).minusMillis(1))).isTrue();
        assertThat(token.serves("f", NOW.plus(DAY))).isFalse();
    }

    @Test
    void servesNoOtherCredentials() {
        assertThat(Token.issued("t", DAY, NOW, "f", "bot").serves("g", NOW)).isFalse();
    }

    @Test
    void keepsItsValueToItself() {
        assertThat(Token.issued("s3cret", DAY, NOW, "f", "bot").toString()).doesNotContain("s3cret");
        assertThat(new Credentials("r", "id", "s3cret").toString()).doesNotContain("s3cret");
        assertThat(IntegrationRequest.of("n", "u", "s3cret").toString()).doesNotContain("s3cret");
    }
}
