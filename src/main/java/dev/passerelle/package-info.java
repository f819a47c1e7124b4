/** Passerelle: from a chatbot to a Genesys Cloud operator. Components are the packages below; see docs/adr. */
package dev.passerelle;
