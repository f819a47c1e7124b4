package dev.passerelle.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is taken in, and for how long it is tried and offered. Sizes in bytes. Read by method: a proxy has no fields. */
@ApplicationScoped
class Limits {

    @Inject
    @ConfigProperty(name = "passerelle.attachment.largest-upload", defaultValue = "10485760")
    long largestUpload;

    /** Genesys' own limit. */
    @Inject
    @ConfigProperty(name = "passerelle.attachment.largest-download", defaultValue = "26214400")
    long largestDownload;

    @Inject
    @ConfigProperty(name = "passerelle.attachment.most-pixels", defaultValue = "40000000")
    long mostPixels;

    /** Of one try to fetch a file; shorter than the lease of work. */
    @Inject
    @ConfigProperty(name = "passerelle.attachment.fetch-timeout", defaultValue = "PT45S")
    Duration fetchTimeout;

    /** How long a file is tried to be fetched before it counts as lost. */
    @Inject
    @ConfigProperty(name = "passerelle.attachment.fetch-patience", defaultValue = "PT24H")
    Duration fetchPatience;

    /** How long Genesys may fetch a visitor's file under one address; each delivery gets a new one. */
    @Inject
    @ConfigProperty(name = "passerelle.attachment.address-life", defaultValue = "PT24H")
    Duration addressLife;

    /** How long a browser's request waits for a file that is being fetched: the event comes sooner than the file. */
    @Inject
    @ConfigProperty(name = "passerelle.attachment.wait", defaultValue = "PT3S")
    Duration wait;

    /** Age from which a file without a row is an orphan. */
    @Inject
    @ConfigProperty(name = "passerelle.attachment.orphan-age", defaultValue = "P1D")
    Duration orphanAge;

    /** What operators may send beyond pictures and PDF under its own type, if Genesys lets it out: nothing that runs. */
    @Inject
    @ConfigProperty(
            name = "passerelle.attachment.other-types",
            defaultValue =
                    "text/plain,text/csv,audio/mpeg,audio/mp4,audio/ogg,audio/wav,video/mp4,video/webm,application/zip,"
                            + "application/msword,application/vnd.ms-excel,application/vnd.ms-powerpoint,"
                            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
                            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
                            + "application/vnd.openxmlformats-officedocument.presentationml.presentation,"
                            + "application/vnd.oasis.opendocument.text,application/vnd.oasis.opendocument.spreadsheet")
    List<String> otherTypes;

    long largestUpload() {
        return largestUpload;
    }

    long largestDownload() {
        return largestDownload;
    }

    long mostPixels() {
        return mostPixels;
    }

    Duration fetchTimeout() {
        return fetchTimeout;
    }

    Duration fetchPatience() {
        return fetchPatience;
    }

    Duration addressLife() {
        return addressLife;
    }

    Duration longestWait() {
        return wait;
    }

    Duration orphanAge() {
        return orphanAge;
    }

    List<String> otherTypes() {
        return otherTypes;
    }
}
