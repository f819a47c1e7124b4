package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bot.example.com/x",
                "https://bot.example.com:443/x",
                "http://localhost:9080/webhooks/genesys/k",
                "http://127.0.0.1:81/x",
                "https://localhost:9443/x",
                "http://[::1]:9080/x"
            })
    void acceptsTheStandardPortAndThisMachine(String url) {
        assertThat(WebhookUrl.allowed(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bot.example.com/x",
                "https://bot.example.com:8443/x",
                "http://localhost.example.com/x",
                "http://127.example.com:80/x",
                "https://user@bot.example.com/x",
                "ftp://localhost/x",
                "bot.example.com",
                "https://",
                "not a url"
            })
    void refusesEverythingElse(String url) {
        assertThat(WebhookUrl.allowed(url)).isFalse();
    }
}
