// Draws what it is asked on its standard input, for the Python test that compares: [maps, [territory, lat, lon][]].
import { readFileSync } from "node:fs";

import { territorySvg, type Maps } from "../src/map/drawing.ts";

const [maps, asked] = JSON.parse(readFileSync(0, "utf8")) as [Maps, [string, number, number][]];
process.stdout.write(JSON.stringify(asked.map((place) => territorySvg(maps, ...place))));
