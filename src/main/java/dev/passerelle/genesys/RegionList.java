package dev.passerelle.genesys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists of regions: Genesys' own, which is a data file, and a deployment's, which is a setting. */
final class RegionList {

    private static final Pattern ENTRY =
            Pattern.compile("\\s*([A-Za-z0-9.-]{1,60})\\s*=\\s*([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*");

    private RegionList() {}

    static List<Region> genesys() {
        var file = Objects.requireNonNull(RegionList.class.getResourceAsStream("/genesys/regions.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> Region.ofDomain(cells[0], cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text {@code id=loginBase,apiBase;…} */
    static List<Region> parse(String text) {
        return Stream.of(text.split(";", -1))
                .filter(entry -> !entry.isBlank())
                .map(RegionList::region)
                .toList();
    }

    private static Region region(String entry) {
        var parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw wrong(entry, "expected id=loginBase,apiBase");
        }
        return new Region(parts.group(1), null, base(parts.group(2), entry), base(parts.group(3), entry));
    }

    private static URI base(String text, String entry) {
        var base = address(text.endsWith("/") ? text.substring(0, text.length() - 1) : text, entry);
        if (base.getHost() == null
                || base.getUserInfo() != null
                || base.getQuery() != null
                || base.getFragment() != null) {
            throw wrong(entry, "a base is scheme, host, port and path");
        }
        if (!isAllowed(base)) {
            throw wrong(entry, "only https, or http on this machine");
        }
        return base;
    }

    private static URI address(String text, String entry) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw wrong(entry, "not an address");
        }
    }

    private static boolean isAllowed(URI base) {
        return "https".equals(base.getScheme()) || ("http".equals(base.getScheme()) && Loopback.is(base.getHost()));
    }

    private static IllegalArgumentException wrong(String entry, String why) {
        return new IllegalArgumentException("PASSERELLE_GENESYS_REGIONS: " + why + " in \"" + entry.strip() + "\"");
    }
}
