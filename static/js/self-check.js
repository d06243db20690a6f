// Ends the list to tick in a plan: how each point stands that is not ticked, what the venue will do, who and by when,
// and what it can show for the others; with a file of it all.
// Nothing is sent or kept: without a network it works as well.
const form = document.querySelector("form.ticks");
const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

const STANDS = { no: "Not yet", partly: "Partly", na: "Does not apply to us" };
const written = new Map(); // by the text of a criterion: what was written about it
let venue = "";

function criteria() {
  return [...form.querySelectorAll("label")].map((label) => ({
    section: label.closest("fieldset").querySelector("legend").textContent.trim(),
    text: label.dataset.text,
    is_new: "new" in label.dataset,
    met: label.querySelector("input").checked,
  }));
}

function about(text) {
  if (!written.has(text)) written.set(text, { answer: "no", plan: "", who: "", by: "", evidence: "" });
  return written.get(text);
}

function save() {
  const said = criteria().map((each) => ({ ...each, ...about(each.text), ...(each.met && { answer: "yes" }) }));
  const whole = { what: "Self-check of a venue", year: Number(form.dataset.year), venue: venue.trim(), criteria: said };
  const file = new Blob([JSON.stringify(whole, null, 2)], { type: "application/json" });
  const link = make("a", "", { href: URL.createObjectURL(file), download: `self-check-${form.dataset.year}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A field for one thing to write about a criterion. `words` stand before it, and with the criterion are its name. */
function field(words, text, name, control) {
  const answers = about(text);
  control.value = answers[name];
  control.setAttribute("aria-label", `${words}: ${text}`);
  control.addEventListener("input", () => { answers[name] = control.value.trim(); });
  const label = make("label", `${words} `);
  label.append(control);
  return label;
}

function choice() {
  const stands = make("select", "");
  stands.append(...Object.entries(STANDS).map(([value, words]) => make("option", words, { value })));
  return stands;
}

function toMend(each) {
  const asked = make("div", "", { className: "flow" });
  const line = (more = {}) => make("input", "", { maxLength: 120, autocomplete: "off", ...more });
  asked.append(
    make("h4", `${each.is_new ? "New this year: " : ""}${each.text}`),
    field("How it stands", each.text, "answer", choice()),
    field("What you will do", each.text, "plan", make("textarea", "", { rows: 2, maxLength: 500 })),
    field("Who", each.text, "who", line()),
    field("By when", each.text, "by", line({ type: "date" })),
  );
  return asked;
}

function toShow(met) {
  const shown = make("details", "");
  shown.append(make("summary", `What you can show for the ${met.length} that you ticked`));
  for (const { text } of met) {
    const asked = make("div", "", { className: "flow" });
    const where = make("input", "", { maxLength: 300, autocomplete: "off" });
    asked.append(make("h4", text), field("What the officer can see", text, "evidence", where));
    shown.append(asked);
  }
  return shown;
}

function drawPlan(plan) {
  const [met, left] = [true, false].map((is) => criteria().filter((each) => each.met === is));
  const named = make("label", "Name of your venue ");
  const name = make("input", "", { value: venue, maxLength: 120, autocomplete: "off" });
  name.addEventListener("input", () => { venue = name.value; });
  named.append(name);
  const saving = make("button", "Save as a file", { type: "button", className: "btn" });
  saving.addEventListener("click", save);
  plan.replaceChildren(
    make("h3", left.length ? `To mend: ${left.length}` : "You have ticked everything", { tabIndex: -1 }),
    named,
    ...left.map(toMend),
    ...(met.length ? [toShow(met)] : []),
    saving,
    make("p", "Give the file to the officer before the visit, if you like. We get it only from you."),
  );
  plan.querySelector("h3").focus();
}

if (form) {
  const plan = make("div", "", { className: "wide flow" });
  const button = make("button", "Show what to mend", { type: "button", className: "btn alt" });
  button.addEventListener("click", () => drawPlan(plan));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(button);
  form.after(plan);
}
