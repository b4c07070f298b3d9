// Where a place is, in words, so that places of one name can be told apart. As `choice_of` in site/place_field.py.
import { put } from "../page/slots.ts";
import type { Hit } from "../places/hits.ts";
import type { Places } from "../places/places.ts";

/** Département, postal codes, the former name that was typed. `former`: "ancien nom : {}". */
export function detailOf(former: string, places: Places, hit: Hit): string {
  const department = places.departments.get(hit.department)?.name ?? "";
  const before = hit.matched !== "" && hit.matched !== hit.name ? put(former, hit.matched) : "";
  return [department, hit.postalCodes.slice(0, 2).join(" "), before].filter((part) => part !== "").join(" · ");
}
