// What the page shows, computed from the simulator's state and the present moment. No element is touched here.

const RECENT_MILLIS = 5 * 60 * 1000;
const COLOURS = 4;

/**
 * state: the simulator's; now: milliseconds by its clock; memory: what is kept between looks, see newMemory().
 */
export function look(state, now, memory) {
  const phones = new Map(state.phones.map(phone => [phone.number, phone]));
  const lines = state.lines.map(line => line.phone);
  const names = number => nameOf(number, phones, lines);
  const colours = coloursOfTalks(state.phones, memory);
  const dialled = new Set(state.calls.filter(call => call.direction === 'inbound').map(call => call.sid));
  const views = state.phones
    .filter(phone => !lines.includes(phone.number))
    .map(phone => phoneView(phone, now, {names, colours, dialled}));
  const callers = views.filter(phone => phone.role === 'caller');
  const called = views.filter(phone => phone.role !== 'caller');
  const isKnown = phone => isClinician(phone) || isOutside(phone);
  const shown = inOrder(called.filter(phone => isKnown(phone) && phone.matters), memory);
  return {
    now,
    lines: lines.map(number => ({number, name: names(number)})),
    callers,
    clinicians: shown.filter(isClinician),
    outside: shown.filter(isOutside),
    others: called.filter(phone => !shown.includes(phone) && (isKnown(phone) || phone.isActive || phone.matters))
      .toSorted((a, b) => isOnCall(b) - isOnCall(a)),
    active: [...callers, ...shown].filter(phone => phone.isActive),
    alerts: state.alerts.toReversed(),
    log: logOf(state, names),
  };
}

export function newMemory() {
  return {order: new Map(), colours: new Map(), next: 0};
}

export function isClinician(phone) {
  return phone.role === 'clinician';
}

function isOnCall(phone) {
  return phone.about.includes('on call');
}

/** The crisis line, or the interpreter. */
export function isOutside(phone) {
  return phone.role.includes('line') || phone.role === 'interpreter';
}

/** +14255550100 as (425) 555-0100, never broken at the end of a line; anything else as it is. */
export function pretty(number) {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `(${parts[1]})\u00a0${parts[2]}\u2060-\u2060${parts[3]}` : number;
}

function nameOf(number, phones, lines) {
  const label = phones.get(number)?.label;
  if (label) return nameIn(label);
  return lines.includes(number) ? `the line ${pretty(number)}` : pretty(number);
}

/** A label is a name and, after a comma, what else is good to know. */
function nameIn(label) {
  const name = label.split(', ')[0];
  return name[0].toUpperCase() + name.slice(1);
}

/** Two letters of a person's name; none for what is no name, such as "a client who speaks Spanish". */
function initialsIn(label) {
  const letters = label.split(', ')[0].split(/\s+/).map(word => word[0]).filter(letter => /\p{Lu}/u.test(letter));
  return letters.length > 1 ? letters.slice(0, 2).join('') : '';
}

function phoneView(phone, now, known) {
  const latest = phone.calls.at(-1);
  const rings = phone.calls.findLast(leg => leg.state === 'ringing');
  const talks = phone.calls.findLast(leg => leg.state === 'talking' || leg.state === 'dialing');
  const texts = [
    ...phone.received.map(text => ({...text, isMine: false, other: text.from})),
    ...phone.sent.map(text => ({...text, isMine: true, other: text.to})),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const last = Math.max(
    ...phone.calls.map(leg => Date.parse(leg.endedAt ?? leg.startedAt)),
    ...texts.map(text => Date.parse(text.at)),
    0);
  const isActive = Boolean(rings || talks);
  return {
    number: phone.number,
    name: phone.label ? nameIn(phone.label) : pretty(phone.number),
    initials: initialsIn(phone.label),
    about: phone.label.split(', ').slice(1).join(', '),
    role: phone.role,
    shows: phone.shows,
    isWithheld: Boolean(phone.shows) && phone.shows !== phone.number,
    script: phone.script,
    ringing: rings && callView(rings, now, known),
    call: callOf(talks ?? (rings ? undefined : latest), now, known),
    texts,
    isActive,
    matters: isActive || now - last < RECENT_MILLIS,
    colour: known.colours.get(talks?.callSid),
  };
}

function callOf(leg, now, known) {
  return leg && callView(leg, now, known);
}

function callView(leg, now, {names, colours, dialled}) {
  const lines = sentences(leg.heard, now);
  const isOver = leg.state === 'ended';
  return {
    sid: leg.callSid,
    state: leg.state,
    isOver,
    isDialled: dialled.has(leg.callSid),
    other: names(leg.shown),
    since: Date.parse(leg.answeredAt ?? leg.startedAt),
    endedAt: leg.endedAt && Date.parse(leg.endedAt),
    wasAnswered: Boolean(leg.answeredAt),
    heard: leg.heard,
    lines,
    sounds: isOver ? {kind: 'silence'} : sounding(leg, lines, now),
    talksWith: leg.with.map(names),
    colour: colours.get(leg.callSid),
  };
}

/** Every sentence that began, with its time, by the words before it. */
export function sentences(heard, now) {
  return heard.filter(item => item.kind === 'said').flatMap(item => {
    const at = Date.parse(item.at);
    const end = item.cutAt ? Date.parse(item.cutAt) : at + item.seconds * 1000;
    const parts = item.text.match(/[^.!?]+(?:[.!?]+["')]*\s*|$)/g) ?? [item.text];
    const words = parts.map(part => part.trim().split(/\s+/).length);
    const total = words.reduce((sum, count) => sum + count, 0);
    let before = 0;
    return parts.map((part, place) => {
      const from = at + item.seconds * 1000 * before / total;
      before += words[place];
      const until = at + item.seconds * 1000 * before / total;
      return {
        at: from,
        text: part.trim(),
        language: item.language,
        isCut: Boolean(item.cutAt) && until > end,
        isNow: from <= now && now < Math.min(until, end),
      };
    }).filter(line => line.text && line.at <= Math.min(now, end - 1));
  });
}

function sounding(leg, lines, now) {
  const spoken = lines.findLast(line => line.isNow);
  if (spoken) return {kind: 'said', text: spoken.text, language: spoken.language};
  const last = leg.heard.findLast(item => item.kind !== 'beep');
  if (leg.with.length === 0 && last) {
    const sounds = last.kind === 'played' && !last.cutAt && now < Date.parse(last.at) + last.seconds * 1000;
    if (last.kind === 'music' || sounds) return {kind: 'music'};
    if (last.kind === 'ringback') return {kind: 'ringback'};
  }
  if (leg.state === 'dialing') return {kind: 'ringback'};
  const before = leg.with.length ? undefined : lines.at(-1);
  return {kind: 'silence', text: before?.text, language: before?.language};
}

/** Phones that hear one another have one colour, and keep it. */
function coloursOfTalks(phones, memory) {
  const legs = phones.flatMap(phone => phone.calls
    .filter(leg => leg.state === 'talking' && leg.with.length)
    .map(leg => ({...leg, number: phone.number})));
  const current = new Map();
  for (const leg of legs) {
    if (current.has(leg.callSid)) continue;
    const group = legs.filter(other => other === leg || leg.with.includes(other.number));
    const known = group.map(member => current.get(member.callSid) ?? memory.colours.get(member.callSid))
      .find(colour => colour !== undefined);
    const taken = new Set([...memory.colours].filter(([sid]) => legs.some(other => other.callSid === sid))
      .map(([, colour]) => colour).concat([...current.values()]));
    const free = [...Array(COLOURS).keys()].find(colour => !taken.has(colour)) ?? 0;
    group.forEach(member => current.set(member.callSid, known ?? free));
  }
  memory.colours = current;
  return current;
}

/** Ringing and talking ones first; otherwise each keeps its place, so that no button moves away under a finger. */
function inOrder(phones, memory) {
  const shown = new Set(phones.map(phone => phone.number));
  [...memory.order.keys()].filter(number => !shown.has(number)).forEach(number => memory.order.delete(number));
  phones.filter(phone => !memory.order.has(phone.number))
    .forEach(phone => memory.order.set(phone.number, memory.next++));
  return phones.toSorted((a, b) => b.isActive - a.isActive || memory.order.get(a.number) - memory.order.get(b.number));
}

function logOf(state, names) {
  const requests = state.requests.map(request => ({
    at: request.at,
    kind: 'asked',
    text: `${request.method} ${request.resource}`,
    result: request.status ? String(request.status) : '…',
    isBad: request.status >= 400,
  }));
  const calls = state.calls.flatMap(call => call.statuses.map((entry, place) => ({
    at: entry.at,
    kind: 'call',
    text: `${names(call.from)} to ${names(call.to)}`,
    result: entry.status + (call.sipCode && place === call.statuses.length - 1 ? ` ${call.sipCode}` : ''),
    isBad: ['failed', 'busy', 'no-answer'].includes(entry.status),
  })));
  const texts = state.texts.map(text => ({
    at: text.at,
    kind: 'text',
    text: `${names(text.from)} to ${names(text.to)}`,
    result: text.status + (text.errorCode ? ` ${text.errorCode}` : ''),
    isBad: Boolean(text.errorCode),
  }));
  return [...requests, ...calls, ...texts].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, 150);
}
