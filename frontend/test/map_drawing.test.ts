// The mark of the place is where Python puts it; `tests/site/browser` compares whole drawings byte for byte.
import { expect, test } from "vitest";

import { territorySvg, type Maps } from "../src/map/drawing.ts";

const maps: Maps = { "80": ["<svg>", "</svg>", 70, 111, 0, -5600, 140, -5400, 2, 0, 0] };

test("the place stands between the two pieces", () => {
  expect(territorySvg(maps, "80", 50, 1)).toBe(
    '<svg><g class="map-here" fill="none" stroke="currentColor" stroke-width="5">' +
      '<circle cx="140" cy="100" r="13"/><path d="M140 115v14m-29-29h14m30 0h14"/></g></svg>',
  );
});

test("a place out of the drawing is not marked", () => {
  expect(territorySvg(maps, "80", 43, 1)).toBe("<svg></svg>");
});

test("a half goes to the even number, as in Python", () => {
  expect(territorySvg(maps, "80", 50, 0.25 / 70)).toContain('cx="0"');
  expect(territorySvg(maps, "80", 50, 0.75 / 70)).toContain('cx="2"');
});

test("a territory that has no drawing has no map", () => {
  expect(territorySvg(maps, "999", 50, 1)).toBe("");
});
