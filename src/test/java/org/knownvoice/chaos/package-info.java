/**
 * The breaking suite: three servers as programs of their own, a database behind a proxy, the simulator, a crowd of people and a
 * plan of faults from one seed; afterwards the history is checked. It asks no server what is right: the rules are its own.
 */
package org.knownvoice.chaos;
