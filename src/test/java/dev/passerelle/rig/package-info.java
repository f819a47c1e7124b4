/**
 * The crash rig: it keeps the promise of docs/adr/0015 honest.
 *
 * <p>A judge, in a process of its own, writes as visitors and as operators while the packaged server, its database or the
 * double of Genesys is killed, stopped or misled; then it compares what was sent, what is stored and what was seen. It knows
 * the product by HTTP alone.
 */
package dev.passerelle.rig;
