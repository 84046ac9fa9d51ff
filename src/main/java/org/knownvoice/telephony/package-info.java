/** Twilio's way in (webhooks, signatures, documents) and out (REST), and every word that a caller or clinician hears or reads. Twilio calls it, and the engine does through {@code TwilioApi} and {@code Texts}; it never decides what happens next. */
package org.knownvoice.telephony;
