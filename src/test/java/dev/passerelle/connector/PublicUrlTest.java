package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://bot.example.org, true",
        "https://bot.example.org:443, true",
        "https://bot.example.org:8443, false",
        "http://bot.example.org, false",
        "http://localhost:9080, true",
        "http://127.0.0.1:9080, true",
        "http://[::1]:9080, true",
        "http://127.0.0.1.example.org, false",
    })
    void isReachableOnlyWhereGenesysPosts(String url, boolean reachable) {
        assertThat(PublicUrl.isReachableByGenesys(url)).isEqualTo(reachable);
    }
}
