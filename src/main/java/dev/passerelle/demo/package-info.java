/**
 * What a server started from the checkout has and a packaged one has not: the sandbox as a region, and a first bot that
 * uses it. It knows the sandbox by its addresses only, as it would know Genesys.
 */
package dev.passerelle.demo;
