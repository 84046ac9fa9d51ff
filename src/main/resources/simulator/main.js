// Holds the newest state, draws it, and carries out what the user does.

import {morph} from './dom.js';
import {look, newMemory} from './model.js';
import {page} from './page.js';
import * as sound from './sound.js';

const TICK_MILLIS = 250;
const AGAIN_MILLIS = 1000;

const memory = newMemory();
const keys = new Map();
const ui = {
  caller: null, line: null, ear: null, isLive: false, isLogOpen: false, speaks: false, rings: false,
  keysOf: sid => keys.get(sid) ?? [],
};
let state;
let ahead = 0;
let texts;
let rang = new Set();
let isBusy = false;
let ticks = 0;

function now() {
  return Date.now() + ahead;
}

function draw() {
  if (!state) return;
  ui.line ??= state.lines[0]?.phone ?? null;
  const view = look(state, now(), memory);
  ui.caller ??= view.callers[0]?.number ?? null;
  morph(document.getElementById('app'), page(view, ui));
  followTranscripts();
  listen(view);
  isBusy = view.active.length > 0;
}

/** The newest words stay in view, unless the user has scrolled up to read. */
function followTranscripts() {
  for (const list of document.querySelectorAll('[data-end]')) {
    if (list.childElementCount !== Number(list.shown ?? 0)) {
      const wasAtEnd = !list.shown || list.scrollHeight - list.clientHeight - list.before < 60;
      list.shown = list.childElementCount;
      if (wasAtEnd) list.scrollTop = list.scrollHeight;
    }
    list.before = list.scrollTop;
  }
}

function listen(view) {
  const all = [...view.callers, ...view.clinicians, ...view.outside, ...view.others];
  const ringing = all.filter(phone => phone.ringing);
  const news = ringing.filter(phone => !rang.has(phone.ringing.sid));
  if (news.length) announce(news.map(phone => `The phone of ${phone.name} rings.`).join(' '));
  rang = new Set(ringing.map(phone => phone.ringing.sid));
  sound.ring(ui.rings && ringing.length > 0);
  const arrived = all.reduce((sum, phone) => sum + phone.texts.filter(text => !text.isMine).length, 0);
  if (ui.rings && texts !== undefined && arrived > texts) sound.ping();
  texts = arrived;
  if (!ui.speaks) return;
  const near = all.find(phone => phone.number === ui.ear && phone.call?.state === 'talking')
    ?? all.find(phone => phone.number === ui.caller);
  sound.speak(near?.call?.isOver ? undefined : near?.call, view.now);
}

function announce(words) {
  document.getElementById('announce').textContent = words;
}

function connect() {
  const events = new EventSource('sim/events');
  events.addEventListener('state', event => {
    state = JSON.parse(event.data);
    ahead = Date.parse(state.now) - Date.now();
    ui.isLive = true;
    draw();
  });
  events.addEventListener('error', () => {
    events.close();
    ui.isLive = false;
    draw();
    setTimeout(connect, AGAIN_MILLIS);
  });
}

async function order(name, body) {
  const refused = document.getElementById('refused');
  try {
    const answer = await fetch(`sim/${name}`, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
    });
    refused.textContent = answer.ok ? '' : `Not possible now: ${(await answer.json()).error}.`;
  } catch {
    refused.textContent = 'The simulator does not answer.';
  }
  refused.hidden = !refused.textContent;
  return !refused.textContent;
}

function press(phone, digits) {
  const leg = state.phones.find(one => one.number === phone)?.calls.findLast(call => call.state === 'talking');
  if (!leg) return;
  keys.set(leg.callSid, [...ui.keysOf(leg.callSid), {at: now(), digits}]);
  ui.ear = phone;
  order('press', {phone, digits});
  draw();
}

const clicks = {
  dial: ({phone}) => { ui.ear = phone; order('dial', {from: phone, to: ui.line}); },
  answer: ({phone}) => { ui.ear = phone; order('answer', {phone}); },
  reject: ({phone}) => order('reject', {phone}),
  hangup: ({phone}) => order('hangup', {phone}),
  press: ({phone, digits}) => press(phone, digits),
  text: ({phone, to, body}) => order('text', {from: phone, to, body}),
  voice: () => { ui.speaks = !ui.speaks; if (!ui.speaks) sound.hush(); },
  bell: () => { ui.rings = !ui.rings; },
};

const choices = {
  caller: input => { ui.caller = input.value; ui.ear = input.value; },
  line: input => { ui.line = input.value; },
  script: input => order('script', {phone: input.dataset.phone, answering: input.value}),
};

document.addEventListener('click', event => {
  const button = event.target.closest('button[data-do]');
  if (!button) return;
  clicks[button.dataset.do]?.(button.dataset);
  draw();
});

document.addEventListener('change', event => {
  choices[event.target.dataset.do]?.(event.target);
  draw();
});

document.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  const body = new FormData(form).get('body').trim();
  if (body && await order('text', {from: form.dataset.phone, to: form.dataset.to, body})) form.reset();
});

// A digit typed while a phone has the focus is a key of that phone.
document.addEventListener('keydown', event => {
  if (!/^[0-9*#]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input:not([type=radio]), select, textarea')) return;
  const keypad = event.target.closest('article, section')?.querySelector('[data-keys]');
  if (keypad) press(keypad.dataset.keys, event.key);
});

// The details of the log are drawn only while somebody looks at them.
document.addEventListener('toggle', event => {
  if (event.target.dataset.do !== 'log') return;
  ui.isLogOpen = event.target.open;
  draw();
}, true);

setInterval(() => {
  if (isBusy || ++ticks % 4 === 0) draw();
}, TICK_MILLIS);
connect();
