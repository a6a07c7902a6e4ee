// Read a machine's definition and report what @xstate/graph walks: node xstate.mjs shortest|simple
import { readFileSync } from "node:fs";
import { createMachine } from "xstate";
import { getShortestPaths, getSimplePaths } from "@xstate/graph";

const machine = createMachine(JSON.parse(readFileSync(0, "utf8")));
const start = process.hrtime.bigint();
const paths = (process.argv[2] === "simple" ? getSimplePaths : getShortestPaths)(machine);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const events = new Set();
let steps = 0;
let complete = 0;
for (const path of paths) {
  complete += path.state.status === "done" ? 1 : 0;
  for (const step of path.steps) {
    if (step.event.type === "xstate.init") continue;
    if (step.event.type.startsWith("arc")) steps += 1;
    events.add(step.event.type);
  }
}
const taken = [...events].filter((name) => name.startsWith("arc")).length;
console.log(JSON.stringify({ walks: paths.length, complete, steps, taken, seconds }));
