/** Who is calling, which team is theirs, and who knows them. The engine asks it with a roster in hand; it never looks anything up in a database. */
package org.knownvoice.routing;
