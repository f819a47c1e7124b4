/** For whoever runs the server: health, metrics, and what the console says when it is up. */
package dev.passerelle.operations;
