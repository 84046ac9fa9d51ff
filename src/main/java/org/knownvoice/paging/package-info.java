/** The escalation policy and whom each step asks. The contact's rules call it; it never sends anything and knows no clock. */
package org.knownvoice.paging;
