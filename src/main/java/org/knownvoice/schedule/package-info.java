/** Who is on call at an instant, computed from shifts; the only room with time zones. The engine asks it through the roster; it never pages anybody. */
package org.knownvoice.schedule;
