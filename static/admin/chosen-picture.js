// The picture of a file goes when another file is chosen in its place.
document.addEventListener('change', ({ target }) => {
  document.getElementById(`${target.id}-chooser`)?.querySelector('[data-chosen-picture]')?.remove();
});
