// What is asked, looked up once for all parts of an answer.
import type { Territory } from "../places/places.ts";
import { Clock } from "./clock.ts";
import { onSphere } from "./sphere.ts";
import { AUDIENCES, Unknown, type Audience, type HelpIndex, type HelpPlaces, type Place, type Point } from "./types.ts";

export type Question = {
  readonly index: HelpIndex;
  readonly place: Place;
  readonly here: Point;
  readonly territory: Territory;
  readonly audience: Audience;
  readonly asked: readonly string[]; // codes of needs, each once, in the order of the published list
  readonly clock: Clock;
};

/** Throws Unknown for a place, an audience or a need that we do not have. */
export function ask(
  index: HelpIndex,
  placeCode: string,
  audience: Audience,
  needs: readonly string[],
  at: Date,
): Question {
  if (!AUDIENCES.includes(audience)) throw new Unknown("audience");
  const place = placeOf(index.places, placeCode);
  const territory = index.places.territories.get(place.territory);
  if (territory === undefined) throw new Unknown("place");
  const codes = index.needs.map((need) => need.code);
  if (!needs.every((code) => codes.includes(code))) throw new Unknown("need");
  return {
    index,
    place,
    here: onSphere(place.latitude, place.longitude),
    territory,
    audience,
    asked: codes.filter((code) => needs.includes(code)),
    clock: new Clock(at, place),
  };
}

/** A commune or an arrondissement; an INSEE code that was leads to the commune that took it in. */
function placeOf(places: HelpPlaces, code: string): Place {
  const current = places.find(code);
  const i = current >= 0 ? current : places.find(places.former(code));
  if (i < 0) throw new Unknown("place");
  return {
    code: places.code(i),
    name: places.name(i),
    territory: places.territory(i),
    latitude: places.latitude(i),
    longitude: places.longitude(i),
    landmass: places.landmass(i),
    timezone: places.timezone(i),
  };
}
