/**
 * The settings as records, read once and checked as a whole before anything starts. {@code Main} calls it; it never
 * looks at a clock, a database or the network, and never prints a secret.
 */
package org.knownvoice.config;
