// Says that half an hour without a sign of life ends a session, five minutes before it does. Typing is a sign of life.
const MINUTE = 60_000
const LONGEST_IDLE = 30 * MINUTE
const WARNED_BEFORE = 5 * MINUTE
const TOLD_EVERY = 5 * MINUTE
const STAY = "/admin/stay-signed-in/"

let told = Date.now()
let isOver = false

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? ""
}

async function stay() {
  told = Date.now()
  const said = await fetch(STAY, { method: "POST", headers: { "X-CSRFToken": token() }, redirect: "manual" }).catch(() => null)
  if (said && said.status !== 204) end()
  else if (!isOver) dialog.close()
}

function end() {
  isOver = true
  words.textContent =
    "You are signed out. What you typed is still on this page. Sign in again in another tab, then come back and save."
  button.textContent = "Sign in, in another tab"
  if (!dialog.open) dialog.showModal()
}

const dialog = document.createElement("dialog")
const words = document.createElement("p")
const button = document.createElement("button")
button.type = "button"
button.className = "button"
dialog.setAttribute("aria-label", "Signed in")
dialog.append(words, button)
button.addEventListener("click", () => {
  if (!isOver) return stay()
  window.open("/admin/login/", "_blank", "noopener")
  isOver = false
  told = Date.now()
  dialog.close()
})

function look() {
  if (isOver) return
  const left = told + LONGEST_IDLE - Date.now()
  if (left <= 0) return end()
  if (left > WARNED_BEFORE) return
  const minutes = Math.ceil(left / MINUTE)
  words.textContent = `You will be signed out in ${minutes} minute${minutes === 1 ? "" : "s"}, because nothing happened.`
  button.textContent = "Stay signed in"
  if (!dialog.open) dialog.showModal()
}

if (!document.body.classList.contains("login")) {
  document.body.append(dialog)
  document.addEventListener("input", () => {
    if (!isOver && Date.now() - told > TOLD_EVERY) stay()
  })
  setInterval(look, 15_000)
}
