// The keys of the place field: those of the WAI-ARIA pattern, and nothing is chosen that was not pressed.
import { expect, test } from "vitest";
import { key } from "../src/screen/combobox.ts";

const press = (name: string, shown: boolean, active: number, altKey = false) =>
  key({ key: name, altKey }, { shown, count: 3, active });

test("arrows walk through the list and pass by the text", () => {
  expect([-1, 0, 1, 2].map((active) => press("ArrowDown", true, active))).toEqual([0, 1, 2, -1]);
  expect([-1, 2, 1, 0].map((active) => press("ArrowUp", true, active))).toEqual([2, 1, 0, -1]);
});

test("arrows open a closed list, Alt and the up arrow close it, Escape too", () => {
  expect(press("ArrowDown", false, -1)).toBe("open");
  expect(press("ArrowUp", false, -1)).toBe("open");
  expect(press("ArrowUp", true, 1, true)).toBe("close");
  expect(press("Escape", true, -1)).toBe("close");
  expect(press("Escape", false, -1)).toBeNull();
});

test("Home and End are those of the text until the list is walked", () => {
  expect([press("Home", true, -1), press("End", true, -1)]).toEqual([null, null]);
  expect([press("Home", true, 1), press("End", true, 1)]).toEqual([0, 2]);
});

test("Enter presses what is marked, and otherwise sends the form as anywhere", () => {
  expect(press("Enter", true, 1)).toBe("press");
  expect(press("Enter", true, -1)).toBeNull();
  expect(press("Enter", false, -1)).toBeNull();
  expect(press("a", true, 1)).toBeNull();
});
