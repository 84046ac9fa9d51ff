/** All SQL of the house, one store per table family. Engine, importing and reports call it with an open transaction; it never decides and never talks to Twilio. */
package org.knownvoice.store;
