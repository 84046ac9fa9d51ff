// The whole page from one look at the simulator.

import * as cards from './cards.js';
import {el, icon} from './dom.js';
import {handset} from './handset.js';
import {time} from './parts.js';

export function page(view, ui) {
  return el('div', {id: 'app'},
    top(view, ui),
    el('main', {},
      el('p.first', {}, 'Press Call; see the right clinician’s phone ring; press 1.'),
      el('div.desk', {},
        handset(view, ui),
        el('div.called', {},
          cards.clinicians(view, ui),
          cards.outside(view, ui),
          cards.others(view, ui),
          log(view, ui)))),
    el('nav.now', {'aria-label': 'Phones in use', hidden: view.active.length === 0},
      view.active.toSorted((a, b) => Boolean(b.ringing) - Boolean(a.ringing)).map(phone => el('a', {'data-key': phone.number,
        class: phone.ringing ? 'is-ringing' : phone.colour === undefined ? null : `talk-${phone.colour}`,
        href: phone.role === 'caller' ? '#caller' : `#phone-${phone.number.slice(1)}`},
      `${phone.role === 'caller' ? 'The caller' : phone.name} ${phone.ringing ? 'rings' : 'talks'}`))));
}

function top(view, ui) {
  return el('header.top', {},
    el('div.brand', {}, el('h1', {}, 'Known Voice phones'), el('p', {}, 'A pretend Twilio: nothing here reaches a real phone.')),
    el('div.facts', {},
      el('p.clock', {}, el('span.unseen', {}, 'Twilio’s clock: '), time(view.now)),
      !ui.isLive && el('p.lost', {role: 'status', 'data-key': 'lost'}, 'Connection lost; trying again …'),
      alerts(view),
      toggle('voice', 'Speak aloud', ui.speaks),
      toggle('bell', 'Ring sound', ui.rings)));
}

function toggle(symbol, words, isOn) {
  return el('button.toggle', {type: 'button', 'data-do': symbol, 'aria-pressed': String(isOn)}, icon(symbol), el('span', {}, words));
}

function alerts(view) {
  if (view.alerts.length === 0) return el('p.alerts', {'data-key': 'no-alerts'}, 'No alerts');
  return el('details.alerts.some', {'data-key': 'alerts'},
    el('summary', {}, view.alerts.length === 1 ? '1 alert' : `${view.alerts.length} alerts`),
    el('ol.panel', {}, view.alerts.slice(0, 30).map(alert => el('li', {},
      el('strong', {}, `${alert.code} `), alert.text,
      el('p.when', {}, [time(Date.parse(alert.at)), alert.about, alert.url].filter(Boolean).join(' · '))))));
}

function log(view, ui) {
  return el('details.log', {'data-key': 'log', 'data-do': 'log'},
    el('summary', {}, 'What Twilio was asked'),
    ui.isLogOpen && (view.log.length === 0 ? el('p.empty', {}, 'Nothing yet.') : el('div.scroll', {tabindex: '0', role: 'region', 'aria-label': 'Requests, calls and texts'},
      el('table', {},
        el('thead', {}, el('tr', {}, ['Time', 'What', 'Of whom', 'Result'].map(name => el('th', {scope: 'col'}, name)))),
        el('tbody', {}, view.log.map(entry => el('tr', {class: entry.isBad ? 'bad' : null},
          el('td', {}, time(Date.parse(entry.at))),
          el('td', {}, {asked: 'request', call: 'call', text: 'text'}[entry.kind]),
          el('td', {}, entry.text),
          el('td', {}, entry.result))))))));
}
