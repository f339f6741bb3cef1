// Follows a change feed with ldes-client and prints each member's statements as N-Quads, members divided by empty lines.
// Its own command writes numbers and booleans short, as no line of N-Quads may.
//
//   node follow.mjs URL [--save FOLDER] [--ordered ascending] [--after TIME]

import { parseArgs } from "node:util";
import { replicateLDES, enhanced_fetch } from "ldes-client";
import { Writer } from "n3";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { save: { type: "string" }, ordered: { type: "string", default: "none" }, after: { type: "string" } },
});
const client = replicateLDES(
  {
    url: positionals[0],
    statePath: values.save,
    after: values.after ? new Date(values.after) : undefined,
    fetch: enhanced_fetch({ retry: { maxRetries: 1 } }),
  },
  values.ordered,
);
const lines = new Writer({ format: "N-Quads" });
for await (const member of client.stream({ highWaterMark: 10 })) {
  process.stdout.write(`${lines.quadsToString(member.quads)}\n`);
}
