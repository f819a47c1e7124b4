package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ETagsTest {

    @Test
    void allowWhatTheCallerHasSeen() {
        assertThat(ETags.allow("\"a-1\"", "a-1")).isTrue();
        assertThat(ETags.allow("\"x\", \"a-1\"", "a-1")).isTrue();
        assertThat(ETags.allow("*", "a-1")).isTrue();
        assertThat(ETags.allow(null, "a-1")).isTrue();
    }

    @Test
    void refuseWhatHasChangedOrIsGone() {
        assertThat(ETags.allow("\"a-1\"", "a-2")).isFalse();
        assertThat(ETags.allow("W/\"a-1\"", "a-1")).isFalse();
        assertThat(ETags.allow("*", null)).isFalse();
    }
}
