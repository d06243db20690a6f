/**
 * Starts the widgets that Wagtail starts with a script inside the page, which our policy does not allow.
 *
 * A Stimulus controller meets its element wherever it comes from: the page as sent, a new row of an inline
 * panel, a dialogue or a chooser. The templates are in core/templates/wagtailadmin, the choosers in
 * core/admin_csp.py.
 */

// The calendar would write today over whatever it cannot read, when the field is left; and lie over what stands below.
const QUIET = { validateOnBlur: false, openOnFocus: false };

const STARTERS = {
  initDateChooser: (id, options) => window.initDateChooser(id, { ...options, ...QUIET }),
  initTimeChooser: (id, options) => window.initTimeChooser(id, { ...options, ...QUIET }),
  initDateTimeChooser: (id, options) => window.initDateTimeChooser(id, { ...options, ...QUIET }),
  InlinePanel: (id, options) => new window.InlinePanel(options),
  MultipleChooserPanel: (id, options) => new window.MultipleChooserPanel(options),
  Chooser: (id, options) => new window.Chooser(id, options),
  PageChooser: (id, options) => new window.PageChooser(id, options),
  ImageChooser: (id, options) => new window.ImageChooser(id, options),
  DocumentChooser: (id, options) => new window.DocumentChooser(id, options),
  SnippetChooser: (id, options) => new window.SnippetChooser(id, options),
  createTaskChooser: (id) => window.createTaskChooser(id),
};

function start(element) {
  if (!element.isConnected) return; // started already
  const { starterNameValue: name, starterIdValue: id } = element.dataset;
  if (!STARTERS[name]) throw new Error(`Nothing starts a ${name}. Add it to STARTERS in start-widgets.js.`);
  const options = JSON.parse(JSON.parse(element.textContent));
  // Gone before it starts anything: moving a row of an inline panel connects what is in it once more.
  element.remove();
  STARTERS[name](id, options);
}

class Starter extends window.StimulusModule.Controller {
  connect() {
    start(this.element);
  }
}

// A panel of several choices fills a new row at once, before Stimulus has met what is in it.
document.addEventListener("w-formset:added", ({ target }) => {
  target.querySelectorAll("[data-controller=starter]").forEach(start);
});

window.wagtail.app.register("starter", Starter);

// The picture cropper finds out whether there is a touch screen by writing a script into an attribute, unless told.
if (window.jQuery.Jcrop) window.jQuery.Jcrop.defaults.touchSupport = "ontouchstart" in window;
