package dev.passerelle.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Addresses of our own style sheet and scripts: they change with the content, so a browser may keep what it has. */
@Named
@ApplicationScoped
public class Assets {

    static final String VERSION = "v";

    @Inject
    ServletContext context;

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    public String at(String name) {
        return addresses.computeIfAbsent(name, this::address);
    }

    private String address(String name) {
        var path = "/static/" + name;
        try (var content = context.getResourceAsStream(path)) {
            var sum = new CRC32();
            sum.update(content.readAllBytes());
            return context.getContextPath() + path + "?" + VERSION + "=" + Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
