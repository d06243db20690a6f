// What no picture is needed for: everything that is said against the layout of this page, as it is now.
// `isOnlyRoom`: whether everything has room, and nothing of how many letters or cards stand beside each other.
(isOnlyRoom) => {
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

  // Where words stand: text nodes, and the tops of the lines that a stretch of one covers.
  const texts = (within, skipped) => {
    const found = [], walk = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const box = walk.currentNode.parentElement;
      if (walk.currentNode.data.trim() && shown(box) && !unseen(box) && !box.closest(skipped)) found.push(walk.currentNode);
    }
    return found;
  };
  const linesOf = (node, start, end) => {
    const stretch = document.createRange();
    stretch.setStart(node, start);
    stretch.setEnd(node, end);
    return [...stretch.getClientRects()].filter((box) => box.width > 1);
  };

  const months = "(January|February|March|April|May|June|July|August|September|October|November|December)";
  const units = "(KB|MB|GB|a\\.m\\.|p\\.m\\.|hours?|minutes?|days|weeks|months|years|per cent|million)";
  const pieces = `\\d{1,2} ${months}( \\d{4})?|${months} \\d{4}|\\d{4}[–-]\\d{2,4}|\\d ${units}|0\\d{2,4}( \\d{3,4}){1,2}`;
  const whole = new RegExp(pieces.replaceAll(" ", "\\s+"), "g");
  for (const node of isOnlyRoom ? [] : texts(document.body, "textarea, select, pre, code, .copy")) {
    for (const { 0: words, index } of node.data.matchAll(whole)) {
      const tops = linesOf(node, index, index + words.length).map((box) => Math.round(box.top));
      if (Math.max(...tops) - Math.min(...tops) > 4) said.push(`“${words}” breaks inside`);
    }
  }

  if (document.documentElement.scrollWidth > innerWidth) said.push("it scrolls sideways");
  if (isOnlyRoom) return [...new Set(said)];

  const menu = [...document.querySelectorAll(".top nav li")].filter(shown);
  if (innerWidth >= 1100 && menu.length) {
    const name = document.querySelector(".brand").getBoundingClientRect();
    if (menu.some((each) => each.getBoundingClientRect().top > name.bottom)) said.push("the menu is not on one line");
  }

  // Letters to a line: in each text of three lines or more, its lines but the last.
  const lettersOf = (each) => {
    const lines = [];
    for (const node of texts(each, "table")) {
      for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
        const box = linesOf(node, index, index + word.length)[0];
        if (!box) continue;
        const line = lines.at(-1);
        if (line && box.top < line.bottom - 3) {
          line.letters += word.length + 1;
          line.bottom = Math.max(line.bottom, box.bottom);
        } else lines.push({ letters: word.length, bottom: box.bottom });
      }
    }
    return lines.slice(0, -1).map((line) => line.letters);
  };
  // What is set in columns may be narrow. Notes and the contents beside a text make no column of it.
  const isInColumns = (each) => each.matches(".src, .toc") || !each.matches("main, body") && (isInColumns(each.parentElement)
    || [...each.parentElement.children].some((other) => {
      const [one, its] = [each.getBoundingClientRect(), other.getBoundingClientRect()];
      return shown(other) && !other.matches(".src, .toc, .sr") && (its.left >= one.right - 1 || its.right <= one.left + 1);
    }));
  for (const each of document.querySelectorAll("main :is(p, li, dd, blockquote, figcaption), footer p, .notice p")) {
    if (!shown(each) || each.closest(".copy, svg") || each.querySelector("p, li, dl, table")) continue;
    const letters = lettersOf(each);
    if (letters.length < 2) continue;
    const mean = letters.reduce((one, other) => one + other) / letters.length;
    const isShort = innerWidth >= 768 && mean < 45 && !isInColumns(each);
    if (mean > 75 || isShort) said.push(`${named(each)} has ${Math.round(mean)} letters to a line`);
  }

  // A card alone in its last row, beside an empty place.
  for (const cards of document.querySelectorAll(".grid, .windows, .doors, .seasons")) {
    const boxes = [...cards.children].filter(shown).map((each) => each.getBoundingClientRect());
    const rows = Object.values(Object.groupBy(boxes, (box) => Math.round(box.top)));
    const last = rows.at(-1);
    if (rows.length > 1 && rows[0].length > 1 && last.length === 1 && last[0].width < cards.clientWidth * 0.6) {
      said.push(`${named(cards)} has a card alone in its last row`);
    }
  }

  return [...new Set(said)];
}
