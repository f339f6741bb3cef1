// Takes what the SPARQL page needs out of the locked packages, and their licences, and puts it in built/.
//
//   npm ci && npm run build
//
// built/parts.json says where each part lies and what it must hash to; mapping/publish/parts.py checks that before it
// publishes. node_modules/ is removed afterwards: nothing else here needs it, and a wheel would carry it along.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const built = join(here, "built");

const manifest = (name) => join(packages, name, "package.json");
const version = (name) => (existsSync(manifest(name)) ? JSON.parse(readFileSync(manifest(name), "utf8")).version : "");
const engine = `oxigraph-${version("oxigraph")}`;
const editor = `yasqe-${version("@zazuko/yasqe")}`;
const files = {
  [`${engine}/web.js`]: "oxigraph/web.js",
  [`${engine}/web_bg.wasm`]: "oxigraph/web_bg.wasm",
  [`${editor}/yasqe.min.js`]: "@zazuko/yasqe/build/yasqe.min.js",
  [`${editor}/yasqe.min.css`]: "@zazuko/yasqe/build/yasqe.min.css",
};

/** The packages that a bundle holds, by the names in its source map. */
function bundled(map) {
  const { sources } = JSON.parse(readFileSync(join(packages, map), "utf8"));
  const inside = sources.filter((source) => source.includes("node_modules/")).map((source) => source.split("node_modules/").pop());
  const names = inside.map((path) => path.split("/").slice(0, path.startsWith("@") ? 2 : 1).join("/"));
  return [...new Set(names)].sort();
}

/** A package's own licence file, or ours of its name where the package brings none or is in the bundle only. */
function licence(name) {
  const there = existsSync(manifest(name)) ? readdirSync(join(packages, name)) : [];
  const own = there.filter((file) => /^licen[cs]e(\.md|\.txt)?$/i.test(file));
  const ours = join(here, "licences", `${name.split("/").pop()}.txt`);
  const path = own.length ? join(packages, name, own[0]) : ours;
  if (!existsSync(path)) throw new Error(`There is no licence text for ${name}; put it in ${ours}.`);
  return `${`${name} ${version(name)}`.trim()}\n${"=".repeat(72)}\n\n${readFileSync(path, "utf8").trim()}\n`;
}

rmSync(built, { recursive: true, force: true });
for (const [target, source] of Object.entries(files)) {
  mkdirSync(dirname(join(built, target)), { recursive: true });
  if (source.endsWith(".wasm")) cpSync(join(packages, source), join(built, target));
  // A source map is not published, so nobody should be sent to look for it.
  else writeFileSync(join(built, target), readFileSync(join(packages, source), "utf8").replace(/\n?\/[/*]# sourceMappingURL=.*\s*$/, "\n"));
}
const names = ["oxigraph", "@zazuko/yasqe", ...bundled("@zazuko/yasqe/build/yasqe.min.js.map")];
writeFileSync(join(built, "licences.txt"), [...new Set(names)].map(licence).join("\n\n"));

const all = [...Object.keys(files), "licences.txt"].sort();
const hash = (path) => createHash("sha256").update(readFileSync(join(built, path))).digest("hex");
const parts = {
  engine: `${engine}/web.js`,
  editor: `${editor}/yasqe.min.js`,
  style: `${editor}/yasqe.min.css`,
  licences: "licences.txt",
  files: Object.fromEntries(all.map((path) => [path, hash(path)])),
};
writeFileSync(join(built, "parts.json"), `${JSON.stringify(parts, null, 2)}\n`);
rmSync(packages, { recursive: true, force: true });
