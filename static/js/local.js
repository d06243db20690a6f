// Every word stands in the page itself; docs/decisions/0011 tells why it does what.
const root = document.documentElement;
const entry = performance.getEntriesByType('navigation')[0]?.type;
const SILENCE = 4000, PAUSE = 5000, A_FRAME = 20;
const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

let bar, link, shut, page, voice, dots;
const words = () => voice.dataset.words.split('|');
let presses = 0, alone = false, going = false, isClosed = false, untried = [], forgetting, trying;

const lines = window.navigation;
const isShut = (line) => line?.getState?.()?.shut;
const note = (value) => lines?.updateCurrentEntry?.({ state: { ...lines.currentEntry?.getState(), shut: value } });

const state = (isBare, closed) => {
  root.classList.toggle('bare', isBare || closed);
  if (!page) return;
  bar.hidden = page.hidden = isBare || closed;
  shut.hidden = !closed;
  document.querySelector('.skip').hidden = page.hidden;
};
const open = () => {
  going = isClosed = false;
  state(false, false);
  if (isShut(lines?.currentEntry)) note(false);
  if (bar) count(0);
};
const close = () => {
  isClosed = true;
  state(false, true);
  note(true);
  shut?.querySelector('a').focus();
};

const arrive = (by) => {
  const from = lines?.activation?.from;
  const closed = by === 'back_forward' ? isClosed || !from || isShut(from) : by === 'reload' && isShut(lines?.currentEntry);
  return closed ? close() : open();
};

const count = (number) => {
  presses = number;
  dots.forEach((dot, index) => dot.classList.toggle('on', index < number));
  voice.textContent = words()[number] ?? '';
};

const next = () => {
  const [site] = untried.splice(Math.random() * untried.length, 1);
  if (!site) return;
  top.location.replace(site);
  trying = setTimeout(next, SILENCE);
};

const go = () => {
  if (going) return;
  going = true;
  state(true, false);
  note(true);
  document.title = words()[4];
  voice.textContent = words()[5];
  untried = link.dataset.sites.split(' ');
  trying = setTimeout(next, A_FRAME);
};

const start = () => {
  bar = document.querySelector('.bar');
  link = bar.querySelector('.exit');
  shut = document.querySelector('.shut');
  page = document.querySelector('.page');
  voice = document.querySelector('.voice');
  dots = link.querySelectorAll('i');
  bar.dataset.fast = '';
  for (const kind of ['click', 'auxclick', 'keydown']) link.addEventListener(kind, (event) => {
    if (event.button === 2 || (event.key ?? ' ') !== ' ') return;
    go();
    event.preventDefault();
  });
  shut.querySelector('.last a').addEventListener('click', (event) => {
    event.preventDefault();
    open();
    document.querySelector('main').focus();
  });
  return isClosed ? close() : open();
};

addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey, target }) => {
  alone = key === 'Shift' && !ctrlKey && !altKey && !metaKey && !target.closest?.(TYPING);
  if (!alone && presses) count(0);
});
addEventListener('keyup', ({ key }) => {
  if (key !== 'Shift' || !alone || going || page?.hidden) return;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => { count(0); voice.textContent = words()[6]; }, PAUSE);
  count(presses + 1);
  if (presses === 3) go();
});
for (const kind of ['pointerdown', 'wheel']) addEventListener(kind, () => (alone = false), { passive: true });

addEventListener('pagehide', () => {
  clearTimeout(trying);
  state(true, false);
});
addEventListener('pageshow', ({ persisted }) => persisted && arrive('back_forward'));

arrive(entry);
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();

const seen = window.visualViewport;
const rise = () => bar?.style.setProperty('--rise', `${Math.max(0, innerHeight - seen.height - seen.offsetTop)}px`);
for (const kind of ['resize', 'scroll']) seen?.addEventListener(kind, rise);
