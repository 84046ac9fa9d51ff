/**
 * A pretend Twilio with phones that answer: the demo, the tests, the benchmarks and the command {@code simulator} call it,
 * and production reaches it only over HTTP. It never imports the rooms that it checks, and signs and parses by its own code.
 */
package org.knownvoice.simulator;
