package dev.passerelle.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void whatIsMadeNowLiesBetweenTheFirstOfThisMomentAndTheFirstOfALaterOne() {
        var before = Instant.now();

        var id = Ids.next();

        assertThat(id).isGreaterThanOrEqualTo(Ids.first(before)).isLessThan(Ids.first(before.plusSeconds(60)));
    }
}
