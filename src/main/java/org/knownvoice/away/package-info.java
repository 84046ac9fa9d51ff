/** What one replica keeps on its own disk for the time while Postgres is away: the last good directory, and a journal of what happened meanwhile. Engine and telephony call it; it never talks to the database or to Twilio, and never logs what it holds. */
package org.knownvoice.away;
