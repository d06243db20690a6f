// Signing in gives every form a new token. Without this file the server asks for one more press of the button.
const form = document.querySelector("form[data-token-cookie]");

form?.addEventListener("submit", () => {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith(`${form.dataset.tokenCookie}=`));
  if (cookie) form.elements.csrfmiddlewaretoken.value = cookie.slice(cookie.indexOf("=") + 1);
});
