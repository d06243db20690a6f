// docs/decisions/0011 tells what this does and why: browsers keep this file, so it does not.
const link = document.querySelector('.exit');
const cover = document.querySelector('.cover');
const said = document.querySelector('.said');
const dots = link.querySelectorAll('i');
const title = document.title;

const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
const MORE = ['', 'Press Shift 2 more times to leave.', 'Press Shift 1 more time to leave.', ''];
const SILENCE = 4000;
const PAUSE = 5000;
const A_FRAME = 20;

let presses = 0, alone = false, leaving = false, untried = [], forgetting, trying;
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
const comeBack = (wentBack) => {
  if (!wentBack || window.navigation?.activation?.from) return show();
  hideAllBut((part) => part === cover);
  cover.querySelector('a').focus();
};

link.parentNode.dataset.fast = '';
link.addEventListener('click', (event) => {
  leave();
  event.preventDefault();
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
addEventListener('pagehide', () => {
  clearTimeout(trying);
  hide();
});
addEventListener('pageshow', ({ persisted }) => persisted && comeBack(true));
comeBack(performance.getEntriesByType('navigation')[0]?.type === 'back_forward');
const seen = window.visualViewport;
const rise = () => link.style.setProperty('--rise', `${Math.max(0, innerHeight - seen.height - seen.offsetTop)}px`);
for (const kind of ['resize', 'scroll']) seen?.addEventListener(kind, rise);
