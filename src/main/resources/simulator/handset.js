// The caller's phone: who calls, the line, the call, the texts.

import {el, icon} from './dom.js';
import * as parts from './parts.js';

export function handset(view, ui) {
  const phone = view.callers.find(caller => caller.number === ui.caller);
  const isInCall = Boolean(phone?.isActive);
  return el('section.handset', {'aria-labelledby': 'caller-title', id: 'caller', tabindex: '-1',
    class: phone?.colour === undefined ? 'handset' : `handset talk-${phone.colour}`},
    el('h2', {id: 'caller-title'}, 'The caller’s phone'),
    el('div.device', {},
      phone
        ? [el('div.screen', {'data-key': 'screen'}, isInCall ? inCall(phone, view, ui) : idle(phone, view, ui))]
        : el('p.empty', {}, 'No phone of a caller has been announced yet.')));
}

function idle(phone, view, ui) {
  return [
    el('div', {'data-key': 'who'}, who(view, ui)),
    el('div.dial', {'data-key': 'dial'},
      line(view, ui),
      el('button.round.green.call', {type: 'button', 'data-do': 'dial', 'data-phone': phone.number,
        disabled: !ui.line}, icon('call'), 'Call')),
    phone.call?.isOver && el('div.last', {'data-key': 'last'},
      el('p.over', {}, parts.lastCall(phone.call)),
      parts.transcript(phone.call, ui.keysOf(phone.call.sid), phone.name)),
    messages(phone, ui),
  ];
}

function inCall(phone, view, ui) {
  const call = phone.call;
  return [
    el('div.head', {'data-key': 'head'},
      parts.avatar(phone),
      el('div', {}, el('h3', {}, phone.name), el('p.number', {}, call ? `to ${call.other}` : parts.numberOf(phone))),
      parts.stateOf(phone, view.now)),
    phone.ringing && el('div.ringing', {'data-key': 'ringing'},
      el('p', {}, parts.isCalling(phone.ringing)), answerOrReject(phone)),
    call && el('div.talk', {'data-key': 'talk'},
      parts.talkingWith(call) || null,
      parts.saying(call),
      parts.transcript(call, ui.keysOf(call.sid), phone.name),
      call.state === 'talking' && parts.keypad(phone, parts.ALL_KEYS),
      parts.hangUp(phone)),
    messages(phone, ui),
    el('details.another', {'data-key': 'another'}, el('summary', {}, 'Call from another phone too'), who(view, ui)),
  ];
}

export function answerOrReject(phone) {
  return el('div.choice', {},
    el('button.round.green', {type: 'button', 'data-do': 'answer', 'data-phone': phone.number,
      'aria-label': `Answer the phone of ${phone.name}`}, icon('call'), 'Answer'),
    el('button.round.red', {type: 'button', 'data-do': 'reject', 'data-phone': phone.number,
      'aria-label': `Reject the call to ${phone.name}`}, icon('end'), 'Reject'));
}

function who(view, ui) {
  return el('fieldset.who', {}, el('legend', {}, 'Who calls?'),
    view.callers.map(caller => el('label', {'data-key': caller.number},
      radio(caller, ui),
      el('span.name', {}, caller.name, ' ',
        el('small', {}, [caller.about, caller.name !== parts.numberOf(caller) && parts.numberOf(caller)].filter(Boolean).join(' · '))),
      caller.isActive && el('span.state.is-busy', {}, caller.ringing ? 'Ringing' : 'In a call'))));
}

function radio(caller, ui) {
  const made = el('input', {type: 'radio', name: 'caller', value: caller.number, 'data-do': 'caller'});
  made.checked = caller.number === ui.caller;
  return made;
}

function line(view, ui) {
  if (view.lines.length < 2) return el('p.line', {}, view.lines[0] ? `calls ${view.lines[0].name}` : 'No line has been announced yet.');
  return el('p.line', {}, el('label', {for: 'line'}, 'Which line? '),
    el('select', {id: 'line', 'data-do': 'line'}, view.lines.map(choice =>
      el('option', {value: choice.number, selected: choice.number === ui.line}, choice.name))));
}

function messages(phone, ui) {
  const last = phone.texts.at(-1);
  return el('div.messages', {'data-key': `messages-${phone.number}`},
    el('h3', {}, 'Texts'),
    parts.texts(phone.texts, 6),
    parts.compose(phone, last?.other ?? ui.line, `Text from ${phone.name} to the line`, 'Text the line …'));
}
