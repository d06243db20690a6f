/**
 * In a row that says what became of an area, shows only the fields that its kind needs, and any that hold something
 * already. Without this file all are shown.
 */

const holdsSomething = (part) =>
  [...part.querySelectorAll("textarea, input:not([type=hidden]):not([type=checkbox])")].some((field) => field.value) ||
  part.querySelector("input[type=checkbox]:checked, [data-inline-panel-child], .error-message");

function show(kind) {
  const row = kind.closest("[data-inline-panel-child]");
  for (const part of row?.querySelectorAll("[data-only-for]") ?? []) {
    const isNeeded = !kind.value || part.dataset.onlyFor.split(" ").includes(kind.value);
    part.hidden = !isNeeded && !holdsSomething(part);
  }
}

const KINDS = "select[name^=transitions-][name$=-kind]";
const showAll = (within) => within.querySelectorAll(KINDS).forEach(show);

document.addEventListener("change", ({ target }) => {
  if (target.matches(KINDS)) show(target);
});
document.addEventListener("w-formset:added", ({ target }) => showAll(target));
showAll(document);
