/** The way out by e-mail, independent of the phone network. The telephony room calls it with the finished words; it never decides who is told, or what. */
package org.knownvoice.mail;
