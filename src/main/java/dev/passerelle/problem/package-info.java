/**
 * Errors as RFC 9457, and the JSON that they are about. A problem never carries a secret, a class name or a stack trace.
 *
 * <p>Domain code throws a {@link dev.passerelle.problem.Problem}; the mappers here write it in the caller's language.
 */
package dev.passerelle.problem;
