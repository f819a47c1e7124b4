package dev.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @Test
    void followsAnAddressOfThisServer() {
        assertThat(LocalPath.of("/bms/skills.xhtml?bot=animalerie")).contains("/bms/skills.xhtml?bot=animalerie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bms/skills.xhtml",
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example/",
                "/\t/elsewhere.example/",
                "/bms/\r\nSet-Cookie: a=b",
                "javascript:alert(1)"
            })
    void followsNoOther(String address) {
        assertThat(LocalPath.of(address)).isEmpty();
    }

    @Test
    void followsNothingWhereNothingIsSaid() {
        assertThat(LocalPath.of(null)).isEmpty();
    }
}
