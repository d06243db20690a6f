// Ends the list to tick in a plan: what is not ticked yet, with room for what the venue will do, and a file of it all.
// Nothing is sent or kept: without a network it works as well.
const form = document.querySelector("form.ticks");
const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

function criteria() {
  return [...form.querySelectorAll("label")].map((label) => ({
    section: label.closest("fieldset").querySelector("legend").textContent.trim(),
    text: label.dataset.text,
    is_new: "new" in label.dataset,
    met: label.querySelector("input").checked,
  }));
}

function save(plan) {
  const venue = plan.querySelector("input").value.trim();
  const words = [...plan.querySelectorAll("textarea")];
  const said = criteria().map((each) => ({
    ...each,
    plan: words.find((word) => word.dataset.text === each.text)?.value.trim() ?? "",
  }));
  const whole = { what: "Self-check of a venue", year: Number(form.dataset.year), venue, criteria: said };
  const file = new Blob([JSON.stringify(whole, null, 2)], { type: "application/json" });
  const link = make("a", "", { href: URL.createObjectURL(file), download: `self-check-${form.dataset.year}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function drawPlan(plan) {
  const left = criteria().filter((each) => !each.met);
  const written = new Map([...plan.querySelectorAll("textarea")].map((word) => [word.dataset.text, word.value]));
  const venue = plan.querySelector("input")?.value ?? "";
  plan.replaceChildren(make("h3", left.length ? `To mend: ${left.length}` : "You have ticked everything"));
  const named = make("label", "Name of your venue ");
  named.append(make("input", "", { value: venue, maxLength: 120, autocomplete: "off" }));
  plan.append(named);
  for (const each of left) {
    const asked = make("label", `${each.is_new ? "New this year: " : ""}${each.text}`);
    const word = make("textarea", "", { rows: 2, maxLength: 500, value: written.get(each.text) ?? "" });
    word.dataset.text = each.text;
    word.setAttribute("aria-label", `What you will do: ${each.text}`);
    asked.append(word);
    plan.append(asked);
  }
  const saving = make("button", "Save as a file", { type: "button", className: "btn" });
  saving.addEventListener("click", () => save(plan));
  plan.append(saving, make("p", "Give the file to the officer before the visit, if you like. We get it only from you."));
  plan.querySelector("h3").tabIndex = -1;
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
