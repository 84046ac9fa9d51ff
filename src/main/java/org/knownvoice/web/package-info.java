/** The JSON API and, later, the screens of the staff. Programs and browsers call it; it decides nothing about a contact. */
package org.knownvoice.web;
