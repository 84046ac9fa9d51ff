/** The people and lines of the agency as plain values: client, clinician, team, line, care relationship. Every room reads them; nothing here knows a clock, a database or the network. */
package org.knownvoice.directory;
