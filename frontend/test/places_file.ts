// The places' file of the shipped places, made by Python for the tests.
import { execFileSync } from "node:child_process";

const MAKE = `
import sys
from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.foreign import load_foreign
from balise.core.geo.place_pack import encode_places
places = SHIPPED_DATA / "places"
sys.stdout.buffer.write(encode_places(load_atlas(places), load_foreign(places)))
`;

export const PYTHON = process.env.PYTHON ?? ".venv/bin/python";
export const ROOT = new URL("../..", import.meta.url);

export function shippedPlaces(): ArrayBuffer {
  const made = execFileSync(PYTHON, ["-c", MAKE], { cwd: ROOT, maxBuffer: 2 ** 24 });
  return new Uint8Array(made).buffer;
}
