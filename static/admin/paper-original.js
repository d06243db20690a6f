/**
 * Beside a paper that was read stands a frame with the original, in which no script runs. They scroll together, and a
 * click in the original leads to what was read of it. Without this file, each part has a link into the frame.
 */

const frame = document.querySelector("iframe.paper-original");
const parts = [...document.querySelectorAll("[data-original]")];
let leader = "parts"; // the side that somebody moves; the other one follows

const placeOf = (part) => frame.contentDocument?.getElementById(part.dataset.original);
const top = () => Math.max(0, ...[...document.querySelectorAll(".paper-originals")].map(coveredAbove));

function coveredAbove(box) {
  const { top: from, bottom, left, right } = box.getBoundingClientRect();
  const isAbove = left < innerWidth / 4 && right > (innerWidth * 3) / 4;
  return isAbove && from < innerHeight / 4 ? bottom : 0;
}

function mark(place) {
  frame.contentDocument.querySelector(".current")?.classList.remove("current");
  place?.classList.add("current");
}

function followParts() {
  if (leader !== "parts") return;
  const edge = top();
  const part = parts.find((each) => each.getBoundingClientRect().bottom > edge + 8);
  const place = part && placeOf(part);
  if (!place) return;
  const offset = Math.max(0, part.getBoundingClientRect().top - edge);
  const at = place.getBoundingClientRect().top + frame.contentWindow.scrollY;
  frame.contentWindow.scrollTo(0, at - Math.min(offset, frame.clientHeight / 3));
  mark(place);
}

function followOriginal() {
  if (leader !== "original") return;
  const part = parts.find((each) => placeOf(each)?.getBoundingClientRect().bottom > 8);
  if (!part) return;
  part.scrollIntoView({ block: "start" });
  mark(placeOf(part));
}

function openPart(event) {
  for (let place = event.target; place; place = place.parentElement) {
    const part = parts.find((each) => each.dataset.original === place.id);
    if (part) {
      leader = "parts";
      part.scrollIntoView();
      part.focus();
      return;
    }
  }
}

function oncePerFrame(work) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      work();
    });
  };
}

function start() {
  const original = frame.contentDocument;
  if (!original?.querySelector("[id]")) return;
  const lead = (side) => () => (leader = side);
  for (const name of ["pointerenter", "focus"]) frame.addEventListener(name, lead("original"));
  frame.addEventListener("pointerleave", lead("parts"));
  document.addEventListener("focusin", ({ target }) => (leader = target === frame ? "original" : "parts"));
  document.addEventListener("scroll", oncePerFrame(followParts), { passive: true, capture: true });
  original.addEventListener("scroll", oncePerFrame(followOriginal), { passive: true });
  for (const name of ["wheel", "touchmove", "keydown"]) {
    original.addEventListener(name, lead("original"), { passive: true });
  }
  original.addEventListener("click", openPart);
  followParts();
}

if (frame && parts.length) {
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.body.children.length) start();
  else frame.addEventListener("load", start, { once: true });
}
