/** One event, one transaction: locks the contact, has the rules decide, saves state, log, timers and outbox together; its loops carry out what is due. Webhooks, screens and timers call it; it never calls Twilio inside a transaction. */
package org.knownvoice.engine;
