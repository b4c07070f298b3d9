// Distances as the crow flies, on the unit sphere; as balise/core/help/pool.py, to the 100 metres.
import { halfToEven } from "./rounding.ts";
import type { Point } from "./types.ts";

const EARTH_RADIUS_KM = 6371.0088; // mean radius of WGS 84 (IUGG)
const REACH_KM = 30;
const RADIANS = Math.PI / 180;

/** The square of the straight line through the Earth that stands for 30 km on it. */
export const REACH_CHORD = (2 * Math.sin(REACH_KM / (2 * EARTH_RADIUS_KM))) ** 2;

/** Latitude and longitude in degrees. */
export function onSphere(latitude: number, longitude: number): Point {
  const [phi, lambda] = [latitude * RADIANS, longitude * RADIANS];
  return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) };
}

/** Squared, through the unit sphere. */
export function chord(from: Point, to: Point): number {
  const [x, y, z] = [to.x - from.x, to.y - from.y, to.z - from.z];
  return x * x + y * y + z * z;
}

/** Along the Earth, in hundreds of metres. */
export function hundredMetres(squaredChord: number): number {
  const kilometres = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
  return halfToEven(kilometres * 10);
}
