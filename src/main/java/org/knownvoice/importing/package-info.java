/** Brings the agency's CSV files into the directory, all or nothing. The {@code import} command and the demo call it; it never shows a name, a number or a date of birth. */
package org.knownvoice.importing;
