// Shows how far the making of a pack is. The answer is a line of two numbers for each step: bytes done, bytes of all.
const form = document.querySelector("form[data-pack]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [bar, said] = [form.querySelector("progress"), form.querySelector("[role=status]")];
  form.querySelector("button").disabled = true;
  bar.closest("p").hidden = false;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (unread + part.value).split("\n");
    unread = lines.pop();
    const last = lines.pop();
    if (last) [bar.value, bar.max] = last.split(" ").map(Number);
  }
  said.textContent = answer.ok ? "The pack is made." : "It could not be made. Save the season and try again.";
});
