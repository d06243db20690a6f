// The tallest band of this page, from its menu to its end, in which nothing is: no word, picture, line or edge.
() => {
  const found = [];
  const clear = "rgba(0, 0, 0, 0)";
  const add = (top, bottom, what) => found.push({ top: top + scrollY, bottom: bottom + scrollY, what });
  for (const each of document.querySelectorAll("body *")) {
    const box = each.getBoundingClientRect();
    if (!each.checkVisibility({ visibilityProperty: true }) || box.width < 2 || each.closest(".sr, .skip")) continue;
    const style = getComputedStyle(each);
    const what = each.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
    if (each.matches("svg, img, input, select, textarea")) add(box.top, box.bottom, what);
    if (style.backgroundColor !== clear || parseFloat(style.borderTopWidth)) add(box.top, box.top, what);
    if (style.backgroundColor !== clear || parseFloat(style.borderBottomWidth)) add(box.bottom, box.bottom, what);
    for (const node of each.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim()) continue;
      const words = document.createRange();
      words.selectNodeContents(node);
      for (const line of words.getClientRects()) add(line.top, line.bottom, what);
    }
  }
  found.sort((one, other) => one.top - other.top);
  let [last] = found, tallest = { height: 0, said: "" };
  for (const each of found) {
    const height = each.top - last.bottom;
    if (height > tallest.height) tallest = { height, said: `${Math.round(height)} px between “${last.what}” and “${each.what}”` };
    if (each.bottom > last.bottom) last = each;
  }
  return tallest;
}
