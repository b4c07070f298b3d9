// Finds the needs that words speak of, for the Python test that compares: [needs, words] on the standard input.
import { readFileSync } from "node:fs";

import { findNeed } from "../src/help/needs.ts";
import type { Need } from "../src/help/types.ts";

const [needs, texts] = JSON.parse(readFileSync(0, "utf8")) as [readonly Need[], readonly string[]];
process.stdout.write(JSON.stringify(texts.map((text) => findNeed(text, needs))));
