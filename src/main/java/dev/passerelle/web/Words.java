package dev.passerelle.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The words of the screens in one language: those of the frame, and of each component that has a bundle of its own. */
final class Words extends ResourceBundle {

    /** Each is known to the pages, too: in faces-config.xml. */
    private static final List<String> NAMES = List.of("messages", "people", "livechat");

    private final List<ResourceBundle> bundles;

    Words(Locale locale) {
        bundles = NAMES.stream()
                .map(name -> ResourceBundle.getBundle(name, locale))
                .toList();
    }

    @Override
    protected Object handleGetObject(String key) {
        return bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .map(bundle -> bundle.getObject(key))
                .orElse(null);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(
                bundles.stream().flatMap(bundle -> bundle.keySet().stream()).collect(Collectors.toSet()));
    }
}
