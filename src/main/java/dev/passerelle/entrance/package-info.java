/**
 * The way in for webhooks, an application of its own: nothing of sign-in, sessions, filters and scopes is paid for by a caller
 * that has none of them. It knows nothing but where to hand over.
 */
package dev.passerelle.entrance;
