// Makes bodies of the schemas in JOBS (see `pair_types.py`) with `json-schema-faker`.
//
//     node make_bodies.mjs JOBS BODIES SEED COUNT
//
// Each line of BODIES is one: the number of its job, whether it is an example of the document, and the value. The
// caller holds every body against a validator, so that what the generator gets wrong does no harm.

import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [jobs, bodies, seed, count] = process.argv.slice(2);
const found = createRequire(`${process.cwd()}/`).resolve.paths("json-schema-faker");
const folder = found.map((path) => `${path}/json-schema-faker/dist/index.js`).find((path) => fs.existsSync(path));
const { createGeneratorSync } = await import(pathToFileURL(folder));

const LONGEST = 10000;
const text = (random, values) => values[random.int(0, values.length - 1)];
// Formats that the generator does not know.
const formats = {
  byte: (random) => text(random, ["", "aGVsbG8=", "/+8="]),
  decimal: (random) => text(random, ["1.10", "-0.001"]),
};
// Required members alone, some of the others, and all.
const kinds = [0, 0.5, 1].map((optionalsProbability, kind) =>
  createGeneratorSync({
    seed: Number(seed) + kind,
    optionalsProbability,
    alwaysFakeOptionals: optionalsProbability === 1,
    fillProperties: false,
    failOnInvalidTypes: false,
    validateSchemaVersion: false,
    maxDepth: 5,
    refDepthMax: 3,
    formats,
  }),
);

const [first, ...rest] = fs.readFileSync(jobs, "utf8").trimEnd().split("\n");
const components = JSON.parse(first);
const out = fs.openSync(bodies, "w");
const write = (line) => fs.writeSync(out, JSON.stringify(line) + "\n");
rest.forEach((line, number) => {
  const job = JSON.parse(line);
  for (const value of job.examples) write({ job: number, example: true, value });
  // Each branch of a union has its bodies.
  const schemas = job.branches?.length ? job.branches.map((branch) => branch.generate) : [job.generate];
  for (const schema of schemas) {
    for (let made = 0; made < count; made++) {
      let value;
      try {
        value = kinds[made % kinds.length].generate({ ...schema, components });
      } catch {
        // A schema that nothing satisfies, or that the generator does not understand.
        continue;
      }
      const line = { job: number, example: false, value };
      // Large bodies of recursive types say no more, and take the validator minutes.
      if (value !== undefined && JSON.stringify(value).length <= LONGEST) write(line);
    }
  }
});
