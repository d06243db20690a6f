// docs/decisions/0011 tells what this does and why: browsers keep this file, so it does not.
const form = document.querySelector('.quiet');
const main = document.querySelector('main');
const said = document.querySelector('.said');
const WAIT = 10000;

const trail = [];
let quiet = false;

const goBack = document.createElement('p');
goBack.className = 'wrap go-back';
goBack.append(Object.assign(document.createElement('button'), { className: 'btn alt', textContent: 'Go back one page' }));

const failed = document.createElement('p');
failed.className = 'wrap oops';

const contents = () => [...main.childNodes].filter((node) => node !== goBack && node !== failed);

const place = (nodes) => {
  main.replaceChildren(...(trail.length ? [goBack] : []), ...nodes);
  const heading = main.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: 'instant' });
  said.textContent = `New page: ${heading.textContent}`;
};
const ask = (method, address, body) => new Promise((answer, refuse) => {
  const request = new XMLHttpRequest();
  request.open(method, address);
  request.responseType = 'document';
  request.timeout = WAIT;
  request.onload = () => (request.response?.querySelector('main h1') ? answer(request.response) : refuse());
  request.onerror = request.ontimeout = refuse;
  request.send(body);
});

const turnTo = async (method, address, body) => {
  const page = await ask(method, address, body).catch(() => null);
  if (!page) {
    failed.textContent = said.textContent = 'That page did not open. Wait a little, then try again.';
    return main.prepend(failed);
  }
  for (const sheet of page.querySelectorAll('link[rel=stylesheet]')) {
    if (!document.querySelector(`link[href="${sheet.getAttribute('href')}"]`)) document.head.append(sheet);
  }
  trail.push(contents());
  place(page.querySelector('main').childNodes);
};

const isInThisPart = ({ origin, pathname }) => origin === location.origin && pathname.startsWith(form.dataset.part);
const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

document.addEventListener('click', (event) => {
  if (goBack.contains(event.target)) return place(trail.pop());
  const link = event.target.closest('a[href]');
  if (event.defaultPrevented || !link || !isPlain(event)) return;
  if (link.getAttribute('href').startsWith('#')) {
    const goal = document.getElementById(link.hash.slice(1));
    if (!goal) return;
    event.preventDefault();
    goal.scrollIntoView();
    goal.focus();
  } else if (quiet && isInThisPart(link) && !link.hasAttribute('download') && !link.target) {
    event.preventDefault();
    turnTo('GET', link.href);
  }
});

document.addEventListener('submit', (event) => {
  const asked = event.target;
  if (!quiet || asked.method !== 'post' || !isInThisPart(new URL(asked.action))) return;
  event.preventDefault();
  turnTo('POST', asked.action, new FormData(asked, event.submitter));
});

form.addEventListener('change', () => (quiet = form.elements.way.value === 'quiet'));
form.hidden = false;

addEventListener('pagehide', () => {
  if (trail.length) main.replaceChildren(...trail[0]);
  trail.length = 0;
  quiet = false;
  form.reset();
});
