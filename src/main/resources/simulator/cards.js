// The phones that the line calls: clinicians, the regional crisis line, and all the rest in small.

import {el, icon} from './dom.js';
import {answerOrReject} from './handset.js';
import {isClinician} from './model.js';
import * as parts from './parts.js';

/** What is pressed on a call that comes to a clinician, in a talk and beside it, and on a call to the line. */
const ON_A_PAGE = ['1', '2'];
const IN_A_TALK = ['*'];
const BESIDE_THE_TALK = ['1', '2', '3'];
const IN_THE_MENU = ['1', '2', '3', '4', '0'];

export function clinicians(view, ui) {
  return el('section.clinicians', {'aria-labelledby': 'clinicians-title'},
    el('h2', {id: 'clinicians-title'}, 'Clinicians’ phones'),
    el('div.cards', {},
      view.clinicians.map(phone => card(phone, view, ui)),
      view.clinicians.length === 0 && quiet()));
}

function quiet() {
  return el('div.empty', {'data-key': 'empty'},
    el('p', {}, el('strong', {}, 'All quiet.'),
      ' When a call or a text comes in, the phone of each clinician who is paged appears here.'),
    el('ol.steps', {}, [['call', 'Press Call'], ['bell', 'See the right clinician’s phone ring'], ['link', 'Answer and press 1']]
      .map(([symbol, words]) => el('li', {}, icon(symbol), words))));
}

export function outside(view, ui) {
  return view.outside.length > 0 && el('section.fallback', {'data-key': 'fallback', 'aria-labelledby': 'fallback-title'},
    el('h2', {id: 'fallback-title'}, 'Phones outside the agency'),
    el('div.cards', {}, view.outside.map(phone => card(phone, view, ui))));
}

export function others(view, ui) {
  return view.others.length > 0 && el('details.others', {'data-key': 'others'},
    el('summary', {}, `Other phones (${view.others.length})`),
    el('div.tiles', {}, view.others.map(phone => tile(phone, view, ui))));
}

function tile(phone, view, ui) {
  const id = nameId(phone);
  return el('article.tile', {'data-key': phone.number, 'aria-labelledby': id},
    el('div.head', {},
      parts.face(phone, id),
      phone.isActive && parts.stateOf(phone, view.now)),
    phone.isActive ? body(phone, ui) : [parts.whenCalled(phone), reach(phone, ui)]);
}

function nameId(phone) {
  return `phone-${phone.number.slice(1)}-name`;
}

function card(phone, view, ui) {
  const id = `phone-${phone.number.slice(1)}`;
  const look = ['card', phone.ringing && 'is-ringing', phone.call?.state === 'talking' && 'is-talking',
    phone.colour !== undefined && `talk-${phone.colour}`].filter(Boolean).join(' ');
  return el('article', {class: look, id, tabindex: '-1', 'data-key': phone.number, 'aria-labelledby': nameId(phone)},
    el('div.head', {},
      parts.face(phone, nameId(phone)),
      parts.stateOf(phone, view.now)),
    body(phone, ui),
    messages(phone),
    parts.whenCalled(phone),
    reach(phone, ui));
}

/** A clinician calls the line, or texts it before any text has come. */
function reach(phone, ui) {
  if (!isClinician(phone) || phone.isActive) return null;
  const hasTexts = phone.texts.some(text => !text.isMine);
  return el('details.reach', {'data-key': 'reach'},
    el('summary', {}, hasTexts ? 'Call the line' : 'Call or text the line'),
    el('div.ways', {},
      el('button.round.green', {type: 'button', 'data-do': 'dial', 'data-phone': phone.number, disabled: !ui.line,
        'aria-label': `Call the line from ${phone.name}`}, icon('call'), 'Call'),
      !hasTexts && ui.line && parts.compose(phone, ui.line, `Text from ${phone.name} to the line`, 'Text the line …')));
}

function body(phone, ui) {
  const call = phone.call;
  return [
    phone.ringing && el('div.ringing', {'data-key': 'ringing'},
      el('p', {}, parts.isCalling(phone.ringing)), answerOrReject(phone)),
    call && !call.isOver && el('div.talk', {'data-key': `talk-${call.sid}`},
      parts.talkingWith(call),
      parts.saying(call),
      parts.keypad(phone, keysFor(phone, call, ui)),
      el('div.below', {},
        el('details.more-keys', {}, el('summary', {}, 'All keys'), parts.keypad(phone, parts.ALL_KEYS)),
        parts.hangUp(phone)),
      parts.transcript(call, ui.keysOf(call.sid), phone.name)),
    call?.isOver && el('details.last', {'data-key': `last-${call.sid}`},
      el('summary', {}, parts.lastCall(call)),
      parts.transcript(call, ui.keysOf(call.sid), phone.name) || el('p.over', {}, 'Nothing was heard.')),
  ];
}

/** The keys that matter where the call stands; all of them are below. */
function keysFor(phone, call, ui) {
  if (call.isDialled) return IN_THE_MENU;
  if (!isClinician(phone)) return ON_A_PAGE;
  if (call.talksWith.length > 0) return IN_A_TALK;
  return ui.keysOf(call.sid).some(key => key.digits === '*') ? BESIDE_THE_TALK : ON_A_PAGE;
}

function messages(phone) {
  const received = phone.texts.findLast(text => !text.isMine);
  return received && el('div.messages', {'data-key': 'messages'},
    el('h4', {}, 'Texts'),
    parts.texts(phone.texts, 2),
    el('div.reply', {},
      ['1', '2'].map(body => el('button.quick', {type: 'button', 'data-do': 'text', 'data-phone': phone.number,
        'data-to': received.other, 'data-body': body, 'aria-label': `Reply ${body} from ${phone.name}`}, body)),
      parts.compose(phone, received.other, `Reply from ${phone.name}`, 'Reply …')));
}
