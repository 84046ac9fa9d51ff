/** The managers' questions: what each figure means, how it is asked, how it is exported. The API calls it; it never changes anything, and no answer holds a client's name or number. */
package org.knownvoice.report;
