/** Benchmarks: they start the real server, Postgres and the simulator and measure from outside. The command {@code bench} calls them; no test depends on what they find. */
package org.knownvoice.bench;
