// Holds the data and answers queries, away from the page, which stays responsive and can end this worker at any time.
//
// In:  {do: "load", engine, sources: [{href, label}]}   {do: "ask", query, form}   {do: "rows", from, to}   {do: "file"}
// Out: {is: "step", text}  {is: "loaded", triples}  {is: "answer", …}  {is: "rows", rows}  {is: "file", blob, name}  {is: "fault", text}

const ROWS = { SELECT: "application/sparql-results+json", ASK: "application/sparql-results+json" };
const TURTLE = "text/turtle";

let store;
let latest; // the query last asked, its form, and its rows: the page shows some hundreds at a time

async function load({ engine, sources }) {
  const oxigraph = await import(engine);
  await oxigraph.default({ module_or_path: new URL("web_bg.wasm", engine) });
  store = new oxigraph.Store();
  for (const { href, label } of sources) {
    postMessage({ is: "step", text: `Henter ${label} …` });
    const text = await read(href);
    postMessage({ is: "step", text: `Læser ${label} …` });
    store.load(text, { format: TURTLE, no_transaction: true });
  }
  postMessage({ is: "loaded", triples: store.size });
}

/** The bytes of a dump. Some servers say that a .gz file is an encoded Turtle file, and then the browser has unpacked it already. */
async function read(href) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href} kunne ikke hentes (${response.status})`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

function ask({ query, form }) {
  const started = performance.now();
  const text = store.query(query, { results_format: ROWS[form] ?? TURTLE });
  const seconds = (performance.now() - started) / 1000;
  latest = { query, form, rows: [], text };
  if (!ROWS[form]) return postMessage({ is: "answer", form, turtle: text, seconds });
  const { head, results, boolean } = JSON.parse(text);
  if (boolean !== undefined) return postMessage({ is: "answer", form, boolean, seconds });
  latest.rows = results.bindings;
  postMessage({ is: "answer", form, names: head.vars ?? [], total: latest.rows.length, seconds });
}

function file() {
  const isTable = latest.form === "SELECT";
  const text = isTable ? store.query(latest.query, { results_format: "text/csv" }) : latest.text;
  const [type, name] = isTable ? ["text/csv", "svar.csv"] : ROWS[latest.form] ? ["application/json", "svar.json"] : [TURTLE, "svar.ttl"];
  postMessage({ is: "file", blob: new Blob([text], { type: `${type};charset=utf-8` }), name });
}

const actions = { load, ask, file, rows: ({ from, to }) => postMessage({ is: "rows", rows: latest.rows.slice(from, to) }) };

addEventListener("message", async ({ data }) => {
  try {
    await actions[data.do](data);
  } catch (error) {
    postMessage({ is: "fault", text: String(error?.message ?? error) });
  }
});
