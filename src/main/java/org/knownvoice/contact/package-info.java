/** The state machine of one crisis contact: what happens next is a pure function of its state, one event and the time. The engine calls it; it knows no clock, database or network. */
package org.knownvoice.contact;
