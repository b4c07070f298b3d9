// For pages that have a small map and no search: the button that opens the living one.
import { offerMaps } from "./button.ts";

offerMaps(document);
