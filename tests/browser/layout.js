// What no picture is needed for: everything that is said against the layout of this page, as it is now.
() => {
  const said = [];
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1;
  const unseen = (each) => each.closest(".sr, .voice, .skip, svg") || getComputedStyle(each).clipPath === "inset(50%)";
  const named = (each) => `${each.tagName.toLowerCase()} “${each.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  const stays = (each) => each && (/fixed|sticky/.test(getComputedStyle(each).position) || stays(each.parentElement));

  const controls = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, textarea")]
    .filter((each) => shown(each) && !unseen(each) && !stays(each));
  // The line boxes of links within a sentence touch; those of buttons may not.
  const boxes = controls.flatMap((each) => {
    const slack = getComputedStyle(each).display === "inline" ? 4 : 0;
    return [...each.getClientRects()].map((box) => ({ each, left: box.left, right: box.right,
      top: box.top + slack, bottom: box.bottom - slack }));
  });
  boxes.forEach((one, place) => {
    for (const other of boxes.slice(place + 1)) {
      if (one.each.contains(other.each) || other.each.contains(one.each)) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 1 && down > 1) said.push(`${named(one.each)} lies on ${named(other.each)}`);
    }
  });

  for (const each of document.querySelectorAll("body *")) {
    if (!shown(each) || unseen(each) || each.querySelector(".sr")) continue;
    const style = getComputedStyle(each);
    if (style.display === "inline" || /auto|scroll/.test(style.overflowX)) continue;
    if (![...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const words = document.createRange();
    words.selectNodeContents(each);
    const over = Math.max(...[...words.getClientRects()].map((box) => box.right)) - each.getBoundingClientRect().right;
    if (over > 1) said.push(`${named(each)} is ${Math.round(over)} px wider than its box`);
  }

  for (const each of document.querySelectorAll(".nb, time, .tel")) {
    if (!shown(each) || unseen(each)) continue;
    const boxes = [...each.getClientRects()].filter((box) => box.width > 1);
    if (new Set(boxes.map((box) => Math.round(box.top))).size > 1) said.push(`${named(each)} breaks inside`);
  }

  const menu = [...document.querySelectorAll(".top nav li")].filter(shown);
  if (innerWidth >= 1100 && menu.length) {
    const name = document.querySelector(".brand").getBoundingClientRect();
    if (menu.some((each) => each.getBoundingClientRect().top > name.bottom)) said.push("the menu is not on one line");
  }

  // Letters to a line, where the window leaves a choice: all but the last line of each paragraph of several lines.
  for (const each of document.querySelectorAll("main p")) {
    if (innerWidth < 1280 || !shown(each) || each.closest("td, .src, .copy") || each.textContent.trim().length < 160) continue;
    const lines = Math.round(each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight));
    const letters = each.textContent.trim().replace(/\s+/g, " ").length / lines;
    if (lines > 2 && letters > 75) said.push(`${named(each)} has ${Math.round(letters)} letters to a line`);
  }

  // A card alone in its last row, beside an empty place.
  for (const cards of document.querySelectorAll("main :is(.grid, .windows, .doors, .seasons)")) {
    const boxes = [...cards.children].filter(shown).map((each) => each.getBoundingClientRect());
    const rows = Object.values(Object.groupBy(boxes, (box) => Math.round(box.top)));
    const last = rows.at(-1);
    if (rows.length > 1 && rows[0].length > 1 && last.length === 1 && last[0].width < cards.clientWidth * 0.6) {
      said.push(`${named(cards)} has a card alone in its last row`);
    }
  }

  if (document.documentElement.scrollWidth > innerWidth) said.push("it scrolls sideways");
  return [...new Set(said)];
}
