package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {

    @Test
    void knowsTheRegionsOfGenesys() {
        var regions = regions("");

        assertThat(regions.all()).hasSize(18);
        assertThat(regions.byId("mypurecloud.ie"))
                .contains(new Region(
                        "mypurecloud.ie",
                        "eu-west-1",
                        URI.create("https://login.mypurecloud.ie"),
                        URI.create("https://api.mypurecloud.ie")));
        assertThat(regions.byId("nowhere")).isEmpty();
        assertThat(regions.byId(null)).isEmpty();
    }

    @Test
    void namesThePlaceOfEachInBothLanguages() {
        var regions = regions("");

        assertThat(regions.all()).allSatisfy(region -> {
            assertThat(regions.place(region, Locale.FRENCH)).isNotEqualTo(region.id());
            assertThat(regions.place(region, Locale.UK)).isNotEqualTo(region.id());
        });
        for (var language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(ResourceBundle.getBundle("genesys_regions", language).keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            regions.all().stream().map(Region::id).toList());
        }
    }

    @Test
    void takesTheRegionsOfTheDeployment() {
        var regions = regions("test=http://localhost:9080/sandbox/login/,http://127.0.0.1:9080/sandbox;"
                + " gov = https://login.gov.example , https://api.gov.example ;");

        var test = regions.byId("test").orElseThrow();
        assertThat(test.loginBase()).isEqualTo(URI.create("http://localhost:9080/sandbox/login"));
        assertThat(test.apiBase()).isEqualTo(URI.create("http://127.0.0.1:9080/sandbox"));
        assertThat(regions.place(test, Locale.FRENCH)).isEqualTo("test");
        assertThat(regions.byId("gov")).isPresent();
        assertThat(regions.all()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test",
                "test=https://login.example",
                "test=http://login.example,https://api.example",
                "test=ftp://login.example,https://api.example",
                "test=https://user:word@login.example,https://api.example",
                "test=https://login.example?a=b,https://api.example",
                "test=https:///path,https://api.example",
                "test=https://[broken,https://api.example",
                "=https://login.example,https://api.example"
            })
    void refusesWhatItCannotUse(String setting) {
        assertThatThrownBy(() -> regions(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PASSERELLE_GENESYS_REGIONS: ");
    }

    @Test
    void takesTheRegionsOfOtherPackages() {
        var sandbox = new Region("sandbox", null, URI.create("http://localhost/l"), URI.create("http://localhost/a"));
        var regions = new Regions();
        regions.configured = Optional.empty();

        regions.load(List.of(() -> List.of(sandbox)));

        assertThat(regions.byId("sandbox")).contains(sandbox);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.mypurecloud.ie/api/v2/x, true",
        "https://api-downloads.usw2.pure.cloud/api/v2/downloads/1, true",
        "http://api.mypurecloud.ie/, false",
        "https://evilmypurecloud.ie/, false",
        "https://mypurecloud.ie.evil.example/, false",
        "http://localhost:9080/sandbox/file, true",
        "http://localhost:9081/sandbox/file, false"
    })
    void knowsGenesysHosts(URI address, boolean genesys) {
        var regions = regions("test=http://localhost:9080/login,http://localhost:9080/sandbox");

        assertThat(regions.isGenesys(address)).isEqualTo(genesys);
    }

    private static Regions regions(String setting) {
        var regions = new Regions();
        regions.configured = Optional.of(setting);
        regions.load(List.of());
        return regions;
    }
}
