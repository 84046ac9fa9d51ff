// The pieces that every phone on the page is made of.

import {el, icon} from './dom.js';
import {pretty} from './model.js';

const SCRIPTS = {
  byHand: 'rings until I act',
  never: 'nobody picks up',
  voicemail: 'goes to voicemail',
  busy: 'is busy',
  declines: 'is declined',
  outOfService: 'is switched off',
};

export function time(moment) {
  return new Date(moment).toLocaleTimeString('en-US', {hour: 'numeric', minute: '2-digit', second: '2-digit'});
}

function lasting(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function avatar(phone) {
  return el('span.avatar', {'aria-hidden': 'true'}, phone.initials || icon('call'));
}

/** The state of a phone in two or three words. */
export function stateOf(phone, now) {
  const call = phone.call;
  if (phone.ringing) return el('span.state.is-ringing', {}, 'Ringing');
  if (call?.state === 'dialing') return el('span.state.is-busy', {}, 'Calling …');
  if (call?.state === 'talking') return el('span.state.is-busy', {}, `In a call ${lasting(now - call.since)}`);
  return el('span.state', {}, 'Quiet');
}

/** Whom the phone is talking with, in the colour of that talk. */
export function talkingWith(call) {
  return call?.talksWith.length > 0 && el('p.with', {role: 'status'},
    icon('link'), el('span', {}, 'Talking with ', el('strong', {}, new Intl.ListFormat('en').format(call.talksWith))));
}

/** What can be heard now, large. */
export function saying(call) {
  const sounds = call.sounds;
  const music = sounds.kind === 'music';
  const hint = {music: 'Music plays', ringback: 'It rings at the other end'}[sounds.kind];
  const quiet = sounds.kind === 'silence';
  return el('div.saying', {class: `saying is-${sounds.kind}`},
    el('span.bars', {'aria-hidden': 'true', class: music ? 'bars' : 'bars unseen'}, el('i'), el('i'), el('i'), el('i')),
    el('p', {'aria-live': 'polite', lang: sounds.text ? sounds.language || 'en' : 'en', 'data-said': true},
      sounds.text ?? hint ?? (quiet && call.talksWith.length ? 'You can talk now.' : 'Silence')));
}

/** Everything that was said, and the keys that were pressed here, oldest first. */
export function transcript(call, keys, name) {
  const pressed = keys.map(key => ({at: key.at, text: `Pressed ${key.digits}`, isMine: true}));
  const isLarge = line => line.isNow || (call.sounds.text && line === call.lines.at(-1));
  const all = [...call.lines.filter(line => !isLarge(line)), ...pressed].sort((a, b) => a.at - b.at);
  return all.length > 0 && el('ol.transcript', {'data-end': true, tabindex: '0', 'aria-label': `What ${name} heard`},
    all.map(line => el('li', {class: line.isMine ? 'mine' : line.isCut ? 'cut' : null, lang: line.language || null},
      line.text, line.isCut && el('span', {class: 'unseen', lang: 'en'}, ' (cut off)'))));
}

export function keypad(phone, digits) {
  return el('div.keypad', {role: 'group', 'aria-label': `Keys of ${phone.name}`, 'data-keys': phone.number},
    digits.map(digit => el('button.key', {
      type: 'button', 'data-do': 'press', 'data-phone': phone.number, 'data-digits': digit,
      'aria-label': {'*': 'Press star', '#': 'Press pound'}[digit] ?? `Press ${digit}`,
    }, digit)));
}

export const ALL_KEYS = [...'123456789*0#'];

export function hangUp(phone) {
  return el('button.round.red', {type: 'button', 'data-do': 'hangup', 'data-phone': phone.number}, icon('end'), 'Hang up');
}

/** Who rings, as the phone's display shows it. */
export function isCalling(leg) {
  return `${leg.other[0].toUpperCase()}${leg.other.slice(1)} is calling`;
}

/** What is left of a call that is over. */
export function lastCall(call) {
  const what = call.wasAnswered ? 'Call ended' : 'Call not answered';
  return `${what} at ${time(call.endedAt)}`;
}

/** Texts as bubbles; only the newest few are in view. */
export function texts(list, newest) {
  const earlier = list.slice(0, Math.max(0, list.length - newest));
  return [
    earlier.length > 0 && el('details.earlier', {}, el('summary', {}, `${earlier.length} earlier`),
      el('ol.bubbles', {}, earlier.map(bubble))),
    list.length > 0 && el('ol.bubbles', {}, list.slice(earlier.length).map(bubble)),
  ];
}

function bubble(text) {
  const failed = text.errorCode || ['failed', 'undelivered'].includes(text.status);
  return el('li', {'data-key': text.sid, class: text.isMine ? 'bubble mine' : 'bubble'},
    el('p', {}, linked(text.body)),
    el('p.when', {}, time(Date.parse(text.at)), failed && ` · not delivered (${text.errorCode ?? text.status})`));
}

function linked(body) {
  return body.split(/(https?:\/\/[^\s]+[^\s.,;!?)])/).map((part, place) => place % 2
    ? el('a', {href: part, target: '_blank', rel: 'noopener'}, part)
    : part);
}

/** A line to write a text in. */
export function compose(phone, to, label, placeholder) {
  const id = `text-${phone.number}`;
  return el('form.compose', {'data-do': 'text', 'data-phone': phone.number, 'data-to': to},
    el('label.unseen', {for: id}, label),
    el('input', {id, name: 'body', autocomplete: 'off', maxlength: '1600', placeholder}),
    el('button.send', {type: 'submit'}, icon('text'), 'Send'));
}

/** What the phone does when it is called. */
export function whenCalled(phone) {
  const id = `script-${phone.number}`;
  const answering = phone.script?.answering;
  const choices = SCRIPTS[answering] ? SCRIPTS : {...SCRIPTS, [answering]: 'answers by itself'};
  return el('p.script', {}, el('label', {for: id}, 'When called, it '),
    el('select', {id, 'data-do': 'script', 'data-phone': phone.number},
      Object.entries(choices).map(([value, words]) =>
        el('option', {value, selected: value === answering}, words))));
}

export function numberOf(phone) {
  return phone.isWithheld ? 'number withheld' : pretty(phone.number);
}

/** A phone's face: who it belongs to and what else is known. */
export function face(phone, id) {
  const number = numberOf(phone);
  return [
    avatar(phone),
    el('div', {}, el('h3', {id}, phone.name),
      phone.about && el('p.about', {}, phone.about),
      phone.name !== number && el('p.number', {}, number)),
  ];
}
