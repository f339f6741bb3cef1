// The page on which readers ask SPARQL: editor, worker and result put together. Nothing here leaves the site's own origin.

import { makeEditor } from "./editor.js";
import { addRows, startTable } from "./table.js";

const AT_ONCE = 500;
const at = (id) => document.getElementById(id);
const setup = JSON.parse(at("vaerktoej").dataset.setup);
const number = (value, digits = 0) => value.toLocaleString("da-DK", { maximumFractionDigits: digits });
const rowsOf = (total) => `${number(total)} ${total === 1 ? "række" : "rækker"}`;

let worker;
let loaded = ""; // which sources the worker holds
let asked; // what to ask once they are there
let shown;

const editor = makeEditor(at("editor"), setup, run);

// Data -----------------------------------------------------------------------------------------------------------

const slices = setup.slices.flatMap(({ label, common, folder, parts }) =>
  parts.map(([year, file, triples]) => ({ group: label, year, label: `${label} ${year}`.trim(), href: folder + file, triples, common })),
);

/** Each body's years are folded under its name: there may be hundreds of them. */
function offerSlices() {
  const groups = new Map();
  for (const [index, source] of slices.entries()) {
    if (source.common) continue;
    if (!groups.has(source.group)) groups.set(source.group, source.year ? startGroup(source.group) : at("dele"));
    groups.get(source.group).append(offer(source, index));
  }
}

function startGroup(name) {
  const group = document.createElement("details");
  group.append(Object.assign(document.createElement("summary"), { textContent: name }));
  group.open = setup.slices.length <= 4;
  at("dele").append(group);
  return group;
}

function offer(source, index) {
  const label = document.createElement("label");
  const tooMuch = source.triples > setup.most;
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "del", value: index, disabled: tooMuch });
  label.append(box, ` ${source.label} (${number(source.triples)})`);
  if (tooMuch) {
    const file = Object.assign(document.createElement("a"), { href: source.href, textContent: "hent filen" });
    label.append(": for mange til en browser, ", file);
  }
  return label;
}

function chosenSources() {
  if (!slices.length) return [setup.whole];
  const chosen = [...document.querySelectorAll("input[name=del]:checked")].map((box) => slices[box.value]);
  return chosen.length ? [...slices.filter((source) => source.common), ...chosen] : [];
}

function startWorker(sources) {
  stop();
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => answers[data.is](data));
  worker.addEventListener("error", (event) => fault(event.message || "Værktøjet kunne ikke startes i denne browser."));
  const absolute = (href) => new URL(href, location.href).href;
  const found = sources.map(({ href, label }) => ({ href: absolute(href), label }));
  worker.postMessage({ do: "load", engine: absolute(setup.engine), sources: found });
}

function stop() {
  worker?.terminate();
  worker = undefined;
  loaded = "";
}

// Asking ---------------------------------------------------------------------------------------------------------

function run() {
  const sources = chosenSources();
  const total = sources.reduce((sum, source) => sum + source.triples, 0);
  if (!sources.length) return fault("Vælg mindst én del af data.");
  if (slices.length && total > setup.most) return fault(`Det er ${number(total)} oplysninger. Vælg dele med højst ${number(setup.most)} i alt.`);
  if (editor.getQueryMode() === "update") return fault("Data kan ikke ændres her. Skriv en SELECT-, ASK-, CONSTRUCT- eller DESCRIBE-forespørgsel.");
  asked = { do: "ask", query: editor.getValue(), form: editor.getQueryType() };
  at("fejl").replaceChildren();
  busy(true);
  const wanted = sources.map((source) => source.href).join(" ");
  if (worker && loaded === wanted) return send();
  startWorker(sources);
  loaded = wanted;
}

function send() {
  tell("Spørger …");
  worker.postMessage(asked);
}

const answers = {
  step: ({ text }) => tell(text),
  loaded: send,
  answer: show,
  rows: ({ rows }) => addShown(rows),
  file: ({ blob, name }) => save(blob, name),
  fault: ({ text }) => fault(text),
};

// Showing --------------------------------------------------------------------------------------------------------

function show({ form, names, total, boolean, turtle, seconds }) {
  busy(false);
  at("resultat").hidden = false;
  const isTable = form === "SELECT";
  const file = isTable ? "CSV" : turtle === undefined ? "JSON" : "Turtle";
  at("hent").textContent = `Hent som ${file}`;
  const said = isTable ? rowsOf(total) : turtle === undefined ? (boolean ? "Ja" : "Nej") : "Data som Turtle";
  tell(`${said} på ${number(seconds, 2)} sekunder.`);
  at("flere").hidden = true;
  shown = undefined;
  if (isTable) {
    shown = { names, total, count: 0, table: startTable(at("svar"), names, total ? rowsOf(total) : "Ingen rækker") };
    more();
  } else {
    const text = Object.assign(document.createElement("pre"), { textContent: turtle ?? said, tabIndex: 0 });
    at("svar").replaceChildren(text);
  }
  at("resultat-titel").focus();
}

function more() {
  worker.postMessage({ do: "rows", from: shown.count, to: shown.count + AT_ONCE });
}

function addShown(rows) {
  addRows(shown.table, shown.names, rows, setup);
  shown.count += rows.length;
  const left = shown.total - shown.count;
  at("flere").hidden = left <= 0;
  at("flere").textContent = `Vis ${number(Math.min(left, AT_ONCE))} til (${number(left)} er ikke vist)`;
}

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function fault(text) {
  busy(false);
  tell("");
  at("fejl").replaceChildren(Object.assign(document.createElement("p"), { className: "vigtigt", textContent: `Forespørgslen blev ikke besvaret: ${text}` }));
}

function tell(text) {
  at("status").textContent = text;
}

function busy(is) {
  at("koer").disabled = is;
  at("stop").hidden = !is;
}

// Examples and links ---------------------------------------------------------------------------------------------

function example(id) {
  const block = document.getElementById(id ?? "");
  if (!block?.matches(".eksempel-blok")) return;
  editor.setValue(block.querySelector("pre").textContent);
  at("eksempel").value = id;
  at("eksempel-tekst").textContent = block.querySelector("p").firstChild.textContent;
}

function link() {
  const address = new URL(location.href);
  address.hash = `query=${encodeURIComponent(editor.getValue())}`;
  history.replaceState(null, "", address);
  const copied = navigator.clipboard?.writeText(address.href) ?? Promise.reject();
  copied.then(() => tell("Linket er kopieret."), () => tell("Linket står nu i browserens adresselinje."));
}

/** A query in the address is put in the editor, and not run: whoever follows a link should see first what is asked. */
function fromAddress() {
  const query = location.hash.startsWith("#query=") && location.hash.slice("#query=".length);
  if (!query) return example(location.hash.slice(1));
  try {
    editor.setValue(decodeURIComponent(query));
    tell("Forespørgslen kommer fra linket. Tryk Kør for at få svaret.");
  } catch {
    fault("Linket er ikke helt.");
  }
  return true;
}

at("vaerktoej").hidden = false;
editor.refresh();
offerSlices();
at("eksempel").addEventListener("change", (event) => example(event.target.value));
at("koer").addEventListener("click", run);
at("stop").addEventListener("click", () => (stop(), fault("Den blev stoppet.")));
at("del").addEventListener("click", link);
at("flere").addEventListener("click", more);
at("hent").addEventListener("click", (event) => (event.preventDefault(), worker?.postMessage({ do: "file" })));
addEventListener("hashchange", fromAddress);
for (const block of document.querySelectorAll(".eksempel-blok")) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Prøv" });
  button.setAttribute("aria-label", `Prøv: ${block.querySelector("h3").textContent}`);
  button.addEventListener("click", () => (example(block.id), at("vaerktoej").scrollIntoView(), editor.focus()));
  block.lastElementChild.prepend(button, " ");
}
example(document.querySelector(".eksempel-blok")?.id);
fromAddress();
