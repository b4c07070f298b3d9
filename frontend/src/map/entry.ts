// For pages that have a small map and no search: the button that opens the living one.
import { readWords } from "../screen/words.ts";
import { offerMaps } from "./button.ts";

void readWords().then(() => offerMaps(document));
