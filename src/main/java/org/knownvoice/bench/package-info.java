/** Benchmarks: of the first page, from outside the real server, Postgres and the simulator; and of who is on call. The command {@code bench} calls them; no test depends on what they find. */
package org.knownvoice.bench;
