// Pages of this part change in one place. docs/decisions/0010 tells why.
const root = document.documentElement;
const main = document.querySelector('main');
const voice = document.querySelector('.voice');
const mode = document.querySelector('.mode');
const part = mode.dataset.part;
const lines = window.navigation;
const WAIT = 10000;
const [FAILED, BACK, NEW, OPEN, STAY, ASK, CALL, STILL] = Array(8).keys();
const words = (number) => mode.dataset.words.split('|')[number];
// What stands around a page and is said in its language.
const FRAME = '.skip, .exit u, .keys > span, .mode > span, .mode a, .shut .as3, .shut .as3 + p, .shut .btn, .last a, .care';

const trail = [];
let soft = false, asked;

const make = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent });
const goBack = make('p', 'wrap row', '');
goBack.append(make('button', 'btn alt', ''));
const told = make('p', 'wrap note', '');
const asks = make('div', 'note flow', '');

const kept = (node) => node !== goBack && node !== told;
const say = (number) => {
  told.textContent = voice.textContent = words(number);
  main.prepend(told);
};

const choose = (value) => {
  soft = value;
  root.classList.toggle('soft', soft);
  const box = main.querySelector('#soft');
  if (box) box.checked = soft;
  lines?.updateCurrentEntry?.({ state: { ...lines.currentEntry?.getState(), soft } });
};
const offer = () => {
  const form = main.querySelector('#way');
  if (form) form.hidden = false;
  mode.querySelector('a').hidden = !form;
  const box = main.querySelector('#soft');
  if (box) box.checked = soft;
};

const frameOf = (page) => ({
  lang: page.documentElement.lang,
  dir: page.documentElement.dir,
  said: ['.mode', '.voice'].map((name) => page.querySelector(name)?.dataset.words),
  parts: [...page.querySelectorAll(FRAME)].map((part) => [...part.childNodes]),
});
const turnFrame = ({ lang, dir, said, parts }) => {
  Object.assign(root, { lang, dir });
  [mode, voice].forEach((node, index) => said[index] && (node.dataset.words = said[index]));
  document.querySelectorAll(FRAME).forEach((part, index) => parts[index] && part.replaceChildren(...parts[index]));
};

const place = (nodes) => {
  goBack.firstChild.textContent = words(BACK);
  main.replaceChildren(...(trail.length ? [goBack] : []), ...nodes);
  offer();
  const heading = main.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: 'instant' });
  voice.textContent = `${words(NEW)} ${heading.textContent}`;
};

// Whatever is pressed last is what is shown: an answer still on its way is not waited for.
const ask = (method, address, body) => new Promise((answer, refuse) => {
  asked?.abort();
  const request = asked = new XMLHttpRequest();
  request.open(method, address);
  request.responseType = 'document';
  request.timeout = WAIT;
  request.onload = () => (request.response?.querySelector('main h1') ? answer(request.response) : refuse());
  request.onerror = request.ontimeout = refuse;
  request.send(body);
});

const turnTo = async (method, address, body) => {
  const page = await ask(method, address, body).catch(() => null);
  if (!page) return say(FAILED);
  for (const sheet of page.querySelectorAll('link[rel=stylesheet]')) {
    if (!document.querySelector(`link[href="${sheet.getAttribute('href')}"]`)) document.head.append(sheet);
  }
  const frame = page.documentElement.lang === root.lang ? null : frameOf(document);
  trail.push({ nodes: [...main.childNodes].filter(kept), frame });
  if (frame) turnFrame(frameOf(page));
  place(page.querySelector('main').childNodes);
};

const askFirst = (link) => {
  const number = (link.closest('.card') ?? main).querySelector('a.tel:not([href$="999"])');
  const go = Object.assign(make('a', 'btn', words(OPEN)), { href: link.href, rel: 'noreferrer' });
  const stay = make('button', 'btn alt', words(STAY));
  const row = make('p', 'row', '');
  row.append(go, stay);
  asks.replaceChildren(make('p', '', words(ASK)));
  if (number) {
    const call = make('p', '', `${words(CALL)} `);
    call.append(number.cloneNode(true));
    asks.append(call);
  }
  asks.append(row);
  (link.closest('li, p') ?? link).append(asks);
  voice.textContent = asks.firstChild.textContent;
  go.focus();
  stay.onclick = () => { asks.remove(); link.focus(); };
};

// A copy made here: docs/decisions/0010.
const keep = async (link) => {
  const file = await fetch(link.href).then((answer) => (answer.ok ? answer.blob() : null)).catch(() => null);
  if (!file) return say(FAILED);
  Object.assign(make('a', '', ''), { href: URL.createObjectURL(file), download: link.download }).click();
};

const isInThisPart = ({ origin, pathname }) => origin === location.origin && pathname.startsWith(part);
const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

document.addEventListener('click', (event) => {
  if (goBack.contains(event.target)) {
    asked?.abort();
    const { nodes, frame } = trail.pop();
    if (frame) turnFrame(frame);
    return place(nodes);
  }
  const link = event.target.closest('a[href]');
  if (event.defaultPrevented || !link || !isPlain(event)) return;
  if (link.getAttribute('href').startsWith('#')) {
    const goal = document.getElementById(link.hash.slice(1));
    if (!goal) return;
    event.preventDefault();
    goal.scrollIntoView();
    (goal.querySelector('input') ?? goal).focus();
  } else if (soft && isInThisPart(link) && !link.target) {
    event.preventDefault();
    link.download ? keep(link) : turnTo('GET', link.href);
  } else if (soft && main.contains(link) && /^https?:$/.test(link.protocol) && link.origin !== location.origin && !asks.contains(link)) {
    event.preventDefault();
    askFirst(link);
  }
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!soft || form.method !== 'post' || !isInThisPart(new URL(form.action))) return;
  event.preventDefault();
  turnTo('POST', form.action, new FormData(form, event.submitter));
});

main.addEventListener('change', ({ target }) => target.id === 'soft' && choose(target.checked));

offer();
if ('soft' in mode.dataset) {
  choose(true);
  delete mode.dataset.soft;
}
if (lines?.currentEntry?.getState()?.soft && performance.getEntriesByType('navigation')[0]?.type !== 'navigate') {
  choose(true);
  say(STILL);
}
