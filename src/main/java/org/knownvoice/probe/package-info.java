/**
 * The test of the line from outside: the command {@code probe} and the scenario tests call it, and it knows the line only as
 * Twilio and the API show it. It never touches the database, and asks nobody but the test phone.
 */
package org.knownvoice.probe;
