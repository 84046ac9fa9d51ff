/**
 * The gate of the public port: how many connections and requests are let in, and how long each may take. Wired by
 * {@code KnownVoice}; never keeps out a crisis webhook, and never looks into a request beyond its path.
 */
package org.knownvoice.gate;
