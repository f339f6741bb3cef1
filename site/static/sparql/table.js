// A result as a table that a screen reader can walk, whose IRIs lead to the pages of this very site wherever it is served.

const NUMERIC = /#(integer|decimal|double|float|int|long)$/;

/** Where an IRI leads from here: our own pages, other web addresses, or nowhere. */
function href(iri, { base, definitions, root }) {
  if (iri.startsWith(base)) return root + iri.slice(base.length);
  if (iri.startsWith(`${definitions}def`)) return root + iri.slice(definitions.length).replace(/^def(?=#|$)/, "def/");
  return /^https?:\/\//.test(iri) ? iri : null;
}

function short(iri, { base, prefixes }) {
  if (iri.startsWith(base)) return iri.slice(base.length) || iri;
  const found = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

function cell(term, setup) {
  const made = document.createElement("td");
  if (!term) return made;
  if (term.type === "uri") {
    const target = href(term.value, setup);
    const shown = document.createElement(target ? "a" : "span");
    if (target) shown.href = target;
    shown.textContent = short(term.value, setup);
    shown.title = term.value;
    made.append(shown);
    return made;
  }
  made.textContent = term.value;
  made.dir = "auto";
  if (term["xml:lang"]) made.lang = term["xml:lang"];
  if (NUMERIC.test(term.datatype ?? "")) made.className = "tal";
  return made;
}

export function startTable(place, names, caption) {
  const region = document.createElement("div");
  region.className = "rulle";
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", "Svaret som tabel");
  region.tabIndex = 0;
  const table = region.appendChild(document.createElement("table"));
  table.createCaption().append(Object.assign(document.createElement("span"), { textContent: caption }));
  const head = table.createTHead().insertRow();
  for (const name of names) head.append(Object.assign(document.createElement("th"), { scope: "col", textContent: name }));
  table.createTBody();
  place.replaceChildren(region);
  return table;
}

export function addRows(table, names, rows, setup) {
  for (const row of rows) table.tBodies[0].insertRow().append(...names.map((name) => cell(row[name], setup)));
}
