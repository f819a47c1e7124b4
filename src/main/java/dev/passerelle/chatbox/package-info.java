/**
 * The end user's side: the preview page that plays the visitor, and later dydu's chatbox protocol and the embeddable widget.
 *
 * <p>After a conversation is opened, the browser speaks to the public API with the token of that conversation, as any chatbox
 * would. Nothing here may reach past {@link dev.passerelle.conversation.Conversations} into the ledger.
 */
package dev.passerelle.chatbox;
