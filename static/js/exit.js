// Leaving, and coming back. Without this file the link still leads out: it adds speed, Shift three times, another site
// when the first is silent, and a cover over the page when somebody comes back. Nothing is stored, counted or sent.
const link = document.querySelector('.exit');
const cover = document.querySelector('.cover');
const said = document.querySelector('.said');
const dots = link.querySelectorAll('i');
const title = document.title;

const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
const MORE = ['', 'Press Shift 2 more times to leave.', 'Press Shift 1 more time to leave.', ''];
const SILENCE = 4000; // milliseconds a site has to answer
const PAUSE = 5000; // milliseconds between two presses
const A_FRAME = 20; // milliseconds: the blank page is painted before leaving keeps the browser busy

let presses = 0, alone = false, leaving = false, untried = [], forgetting, trying;

// The attribute, not a class: it hides even where the style sheet has not come.
const hideAllBut = (kept) => {
  for (const part of document.body.children) if (part !== said) part.hidden = !kept(part);
  document.documentElement.classList.toggle('bare', document.querySelector('.page').hidden);
};
const hide = () => hideAllBut(() => false);

const count = (number) => {
  presses = number;
  dots.forEach((dot, index) => dot.classList.toggle('on', index < number));
  said.textContent = MORE[number];
};

const giveUp = () => {
  count(0);
  said.textContent = 'You are still on this page.';
};

const goToNext = () => {
  const [site] = untried.splice(Math.random() * untried.length, 1);
  if (!site) return;
  top.location.replace(site);
  trying = setTimeout(goToNext, SILENCE);
};

const leave = () => {
  if (leaving) return;
  leaving = true;
  hide();
  said.textContent = 'Loading';
  document.title = 'New tab';
  untried = link.dataset.sites.split(' ');
  trying = setTimeout(goToNext, A_FRAME);
};

const show = () => {
  leaving = false;
  count(0);
  document.title = title;
  hideAllBut((part) => part !== cover);
};

// Back within this site shows the page at once. Where a browser does not tell where somebody comes from, it is covered.
const comeBack = (wentBack) => {
  if (!wentBack || window.navigation?.activation?.from) return show();
  hideAllBut((part) => part === cover);
  cover.querySelector('a').focus();
};

link.parentNode.dataset.fast = ''; // the style sheet's own, slower blank is not needed
link.addEventListener('click', (event) => {
  leave();
  event.preventDefault(); // last: were anything above to fail, the link itself would still lead out
});
cover.addEventListener('click', (event) => {
  event.preventDefault();
  show();
  document.querySelector('main').focus();
});

addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey, target }) => {
  alone = key === 'Shift' && !ctrlKey && !altKey && !metaKey && !target.closest?.(TYPING);
  if (!alone && presses) count(0);
});
addEventListener('keyup', ({ key }) => {
  if (key !== 'Shift' || !alone || leaving) return;
  clearTimeout(forgetting);
  forgetting = setTimeout(giveUp, PAUSE);
  count(presses + 1);
  if (presses === 3) leave();
});
for (const kind of ['pointerdown', 'wheel']) addEventListener(kind, () => (alone = false), { passive: true });

// Hidden before the browser puts the page away, so that it is hidden when the browser takes it out again.
addEventListener('pagehide', () => {
  clearTimeout(trying);
  hide();
});
addEventListener('pageshow', ({ persisted }) => persisted && comeBack(true));
comeBack(performance.getEntriesByType('navigation')[0]?.type === 'back_forward');

// Above the keyboard of a phone that lays it over the page.
const seen = window.visualViewport;
const rise = () => link.style.setProperty('--rise', `${Math.max(0, innerHeight - seen.height - seen.offsetTop)}px`);
for (const kind of ['resize', 'scroll']) seen?.addEventListener(kind, rise);
