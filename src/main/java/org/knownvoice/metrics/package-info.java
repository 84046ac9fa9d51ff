/**
 * What the server measures of itself, and its answers to "are you well": the engine and the edges report here, machines
 * read it on a port of its own. It never holds an id, a number or a name, and decides nothing about a contact.
 */
package org.knownvoice.metrics;
