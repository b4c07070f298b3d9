// All that makes an answer or a page on this device: one file, asked for once the page was drawn.
export { offerToPrint, pageToPrint, wearSheetOf } from "../print/sheet.ts";
export { readyDevice, respond } from "./device.ts";
export { compare, readyTwoPlaces } from "./two_places.ts";
