// Pagefind's own search field, told where this site lies: the index is beside the page, and results count from the site's root.

const here = (path) => new URL(path, location.href).pathname;
const asked = new URL(location.href).searchParams;

const places = { bundlePath: here("pagefind/"), baseUrl: here("../") };

// A search before the filters are there would be shown without those that are late, so they are fetched first. The field
// uses this very module: it is imported by the same address.
const pagefind = await import(`${places.bundlePath}pagefind.js`);
await pagefind.options(places);
await pagefind.init();

// A large site's index is in parts by year. The latest are searched at once, all of them where the address says «alle».
const { first, others } = JSON.parse(document.querySelector("#soegefelt").dataset.dele ?? '{"first":[],"others":[]}');
const parts = asked.has("alle") ? [...first, ...others] : first;
await Promise.all(parts.map((part) => pagefind.mergeIndex(here(part), { baseUrl: places.baseUrl })));
await pagefind.filters();

const isWide = matchMedia("(min-width: 48rem)").matches;

const ui = new PagefindUI({
  element: "#soegefelt",
  ...places,
  showImages: false,
  showEmptyFilters: false,
  showSubResults: false,
  resetStyles: false,
  pageSize: 10,
  excerptLength: 30,
  openFilters: isWide ? ["Organ", "År", "Udfald", "Slags"] : [],
  autofocus: false,
});

// The words are in the address, so that a search can be sent to others and found again on the way back.
const field = document.querySelector("#soegefelt input");
field?.addEventListener("input", () => {
  const address = new URL(location.href);
  if (field.value) address.searchParams.set("q", field.value);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
});
if (asked.get("q")) ui.triggerSearch(asked.get("q"));
