/** The commands and all the wiring in one place. The command line and the tests start the server here; no other room imports it, and nothing is decided here. */
package org.knownvoice;
