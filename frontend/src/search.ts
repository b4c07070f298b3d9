// The place field, the answer.
import { offerMaps } from "./map/button.ts";

offerMaps(document); // and again each time that something new stands in <main>
