// Names to choose from while somebody types. All of them come at once, when the field is first used, so that nothing
// that is typed has to be sent; and the field is emptied as the page is put away, so that Back does not show it.
const field = document.querySelector('#q');
const shown = document.querySelector('#names');
const FEWEST = 2; // letters
const MOST = 8; // names

let names = [];

const load = async () => {
  const answer = await fetch('/search/names.json').catch(() => null);
  if (answer?.ok) ({ names } = await answer.json());
};

const fits = (name, typed) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed));

const suggest = () => {
  const typed = field.value.trim().toLowerCase();
  if (!names.length) return;
  const found = typed.length < FEWEST ? [] : names.filter((name) => name.toLowerCase().startsWith(typed) || fits(name, typed));
  shown.replaceChildren(...found.slice(0, MOST).map((name) => Object.assign(document.createElement('option'), { value: name })));
};

field.addEventListener('focus', load, { once: true });
field.addEventListener('input', suggest);
addEventListener('pagehide', () => (field.value = field.defaultValue));
