/**
 * The product as other programs see it: plain HTTP to a running server, against the published contract.
 *
 * <p>Nothing of the product is on these tests' path; what Genesys received is read from the sandbox.
 */
package dev.passerelle.http;
