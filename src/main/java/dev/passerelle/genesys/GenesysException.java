package dev.passerelle.genesys;

import java.time.Duration;
import java.util.Optional;

/** A call to Genesys failed. What it says is fit for a log and a screen: a status, a code, a shortened sentence. */
public abstract sealed class GenesysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Verdict verdict;
    private final String answer;
    private final String correlationId;

    private GenesysException(Verdict verdict, String answer, String correlationId, Throwable cause) {
        super(answer, cause);
        this.verdict = verdict;
        this.answer = answer;
        this.correlationId = correlationId;
    }

    /** What it means for what was asked. */
    public Verdict verdict() {
        return verdict;
    }

    /** Status, code and a shortened message; never a body, never a token. */
    public String answer() {
        return answer;
    }

    /** What Genesys' support asks for; null when Genesys did not answer. */
    public String correlationId() {
        return correlationId;
    }

    /** It may work later. */
    public static final class Retryable extends GenesysException {

        private static final long serialVersionUID = 1L;

        private final Duration when;

        Retryable(Verdict verdict, String answer, String correlationId, Duration when, Throwable cause) {
            super(verdict, answer, correlationId, cause);
            this.when = when;
        }

        /** Kept back on this side: nothing was sent. */
        static Retryable held(String why, Duration pause) {
            return new Retryable(Verdict.HELD, why, null, pause, null);
        }

        /** The same failure, with the pause after which another try makes sense. */
        Retryable notBefore(Duration pause) {
            return new Retryable(verdict(), answer(), correlationId(), pause, this);
        }

        /** The pause that Genesys asks for, or this side when it holds back. */
        public Optional<Duration> when() {
            return Optional.ofNullable(when);
        }
    }

    /** The OAuth client lacks a permission. */
    public static final class Refused extends GenesysException {

        private static final long serialVersionUID = 1L;

        private final String permission;

        Refused(String answer, String correlationId, String permission) {
            super(Verdict.FORBIDDEN, answer, correlationId, null);
            this.permission = permission;
        }

        /** The missing permission, or several separated by commas; null when Genesys does not name it. */
        public String permission() {
            return permission;
        }
    }

    /** Genesys does not let this OAuth client in. */
    public static final class CredentialsRefused extends GenesysException {

        private static final long serialVersionUID = 1L;

        /** Why. */
        public enum Reason {
            /** The bot has no complete credentials, or its region is not known here. */
            NONE,
            /** No such client in this region: a wrong id, or the right one in the wrong region. */
            UNKNOWN_CLIENT,
            WRONG_SECRET,
            /** A token that was just issued is refused. */
            EXPIRED,
            OTHER
        }

        private final Reason reason;

        CredentialsRefused(String answer, String correlationId, Reason reason) {
            super(Verdict.UNAUTHORISED, answer, correlationId, null);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /** What was named does not exist, or no longer. */
    public static final class Gone extends GenesysException {

        private static final long serialVersionUID = 1L;

        Gone(String answer, String correlationId) {
            super(Verdict.GONE, answer, correlationId, null);
        }
    }

    /** Genesys will never accept this request. */
    public static final class Rejected extends GenesysException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Rejected(String answer, String correlationId, int status) {
            super(Verdict.of(status), answer, correlationId, null);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
