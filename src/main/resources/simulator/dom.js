// Elements from plain calls, and the smallest change that makes the live page look like a fresh one:
// focus, scroll places and half-written words stay where they are.

const SVG = 'http://www.w3.org/2000/svg';

/** el('button.call', {'data-do': 'dial'}, 'Call'): children that are false, null or undefined are left out. */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(' ');
  return fill(made, attributes, children);
}

/** An icon of index.html; it says nothing to those who listen. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return fill(svg, {class: 'icon', 'aria-hidden': 'true'}, []);
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat(3).filter(child => child || child === 0).map(child => child.nodeType ? child : String(child)));
  return made;
}

export function morph(live, fresh) {
  const focused = document.activeElement;
  patch(live, fresh);
  if (focused !== document.activeElement && live.contains(focused)) focused.focus({preventScroll: true});
}

function patch(live, fresh) {
  if (live.nodeType === Node.TEXT_NODE) {
    if (live.data !== fresh.data) live.data = fresh.data;
    return;
  }
  patchAttributes(live, fresh);
  patchChildren(live, fresh);
}

// What the user opened stays open, what the user wrote stays written.
const OF_THE_USER = {DETAILS: ['open'], INPUT: ['value'], OPTION: ['selected']};

function patchAttributes(live, fresh) {
  const left = OF_THE_USER[live.nodeName] || [];
  for (const {name} of [...live.attributes]) {
    if (!fresh.hasAttribute(name) && !left.includes(name)) live.removeAttribute(name);
  }
  for (const {name, value} of fresh.attributes) {
    if (live.getAttribute(name) !== value && !left.includes(name)) live.setAttribute(name, value);
  }
  if (live.type === 'radio' && live.checked !== fresh.checked) live.checked = fresh.checked;
}

function patchChildren(live, fresh) {
  const wanted = new Set([...fresh.children].map(keyOf).filter(Boolean));
  const byKey = new Map();
  for (const child of [...live.children]) {
    const key = keyOf(child);
    if (key && wanted.has(key)) byKey.set(key, child);
    else if (key) child.remove();
  }
  let at = live.firstChild;
  for (const next of [...fresh.childNodes]) {
    const key = keyOf(next);
    const match = key ? byKey.get(key) : at && !keyOf(at) && at.nodeName === next.nodeName ? at : null;
    if (!match) {
      live.insertBefore(next, at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else live.insertBefore(match, at);
    patch(match, next);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function keyOf(node) {
  return node.dataset?.key;
}
