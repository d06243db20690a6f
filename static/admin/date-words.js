/**
 * Says beside a field for a day or a time what the text in it would be saved as, in words from the server, while
 * somebody types. The field keeps what was typed: nothing here changes it, and the calendar opens only when asked.
 */

const PAUSE = 250; // milliseconds after the last key

class DateWords extends window.StimulusModule.Controller {
  static targets = ["said"];
  static values = { input: String, kind: String, url: String };

  connect() {
    this.input = document.getElementById(this.inputValue);
    if (!this.input) return;
    const described = this.input.getAttribute("aria-describedby");
    this.input.setAttribute("aria-describedby", [described, this.saidTarget.id].filter(Boolean).join(" "));
    this.later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    };
    this.input.addEventListener("input", this.later);
    this.input.addEventListener("change", this.later);
    if (this.input.value && !this.saidTarget.textContent) this.ask();
  }

  disconnect() {
    clearTimeout(this.timer);
    this.input?.removeEventListener("input", this.later);
    this.input?.removeEventListener("change", this.later);
  }

  openCalendar() {
    window.jQuery(this.input).datetimepicker("show");
  }

  async ask() {
    const typed = this.input.value.trim();
    if (!typed) return this.say({});
    const question = new URLSearchParams({ typed, kind: this.kindValue });
    try {
      const answer = await fetch(`${this.urlValue}?${question}`, { headers: { Accept: "application/json" } });
      if (answer.ok && typed === this.input.value.trim()) this.say(await answer.json());
    } catch {
      this.say({}); // without a connection nothing is said: saving will say it
    }
  }

  say({ words = "", problem = "", instead = "" }) {
    this.saidTarget.textContent = words || problem;
    this.saidTarget.classList.toggle("date-words__said--problem", Boolean(problem));
    this.input.toggleAttribute("aria-invalid", Boolean(problem));
    if (problem) this.input.setAttribute("aria-invalid", "true");
    if (instead) this.offer(instead);
  }

  offer(instead) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = `Use ${instead}`;
    button.addEventListener("click", () => {
      this.input.value = instead;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
      this.input.focus();
    });
    this.saidTarget.append(" ", button);
  }
}

window.wagtail.app.register("date-words", DateWords);
