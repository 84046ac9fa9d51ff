// What can be heard of the phones: their words by the browser's own voice, and their ringing. Both are off until asked for.

const FRESH_MILLIS = 4000;
const spoken = new Set();
let audio;
let ringing;
let heardBefore;

/** Speaks the words of one call as they come; a word that is cut off falls silent. */
export function speak(call, now) {
  if (call?.sid !== heardBefore) hush();
  heardBefore = call?.sid;
  if (!call) return;
  for (const [place, item] of call.heard.entries()) {
    if (item.kind !== 'said') continue;
    const key = `${call.sid} ${place}`;
    if (item.cutAt && spoken.has(key) && !spoken.has(`${key} cut`)) {
      spoken.add(`${key} cut`);
      hush();
    }
    if (spoken.has(key)) continue;
    spoken.add(key);
    if (!item.cutAt && now - Date.parse(item.at) < FRESH_MILLIS) say(item);
  }
}

export function hush() {
  if (window.speechSynthesis?.speaking) window.speechSynthesis.cancel();
}

function say(item) {
  if (!window.speechSynthesis) return;
  const words = new SpeechSynthesisUtterance(item.text);
  words.lang = item.language;
  window.speechSynthesis.speak(words);
}

/** Two tones for a second, two seconds of silence, for as long as a phone rings. */
export function ring(isOn) {
  if (isOn === Boolean(ringing)) return;
  if (!isOn) {
    clearInterval(ringing);
    ringing = undefined;
    return;
  }
  burst();
  ringing = setInterval(burst, 3000);
}

/** A text arrived. */
export function ping() {
  tone(880, 0.12, 0);
  tone(1175, 0.16, 0.12);
}

function burst() {
  tone(440, 1, 0);
  tone(480, 1, 0);
}

function tone(hertz, seconds, wait) {
  audio ??= new AudioContext();
  const from = audio.currentTime + wait;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.08, from + 0.02);
  volume.gain.setValueAtTime(0.08, from + seconds - 0.05);
  volume.gain.linearRampToValueAtTime(0, from + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(from);
  source.stop(from + seconds);
}
