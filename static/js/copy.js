// A button beside every text that is there to be copied. Without it, one tap on the text selects all of it.
for (const words of document.querySelectorAll(".copy")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn alt";
  button.textContent = "Copy these words";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(words);
      button.textContent = "Selected: now copy";
    }
  });
  words.after(button);
}
