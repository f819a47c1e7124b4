/**
 * How the server reaches its database. It lies beside the drivers in an archive of its own, because the server makes its
 * connections before it has the application.
 */
package dev.passerelle.driver;
