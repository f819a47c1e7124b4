package dev.passerelle.web;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address to go on to that came with a request: only one of this server is followed. */
final class LocalPath {

    // "//host" and "/\host" are other servers to a browser, which also drops tabs and line breaks first.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

    private LocalPath() {}

    static Optional<String> of(String address) {
        return Optional.ofNullable(address).filter(path -> LOCAL.matcher(path).matches());
    }
}
