// The signs of the map, drawn here: a disc for help, a diamond for specialised help, a ring for the place
// asked for, a dot for a town.
import type { Colours } from "./colours.ts";

const SIDE = 36; // of an image, in points of the screen
export const RATIO = 2; // its pixels in a point

/** An image for each name that the style uses. */
export function marks(colours: Colours): Record<"help" | "special" | "here" | "town", ImageData> {
  return {
    help: drawn((pen, middle) => {
      pen.arc(middle, middle, middle - 6, 0, 2 * Math.PI);
      filled(pen, colours.help, colours.paper);
    }),
    special: drawn((pen, middle) => {
      const far = middle - 3;
      pen.moveTo(middle, middle - far);
      pen.lineTo(middle + far, middle);
      pen.lineTo(middle, middle + far);
      pen.lineTo(middle - far, middle);
      pen.closePath();
      filled(pen, colours.special, colours.paper);
    }),
    town: drawn((pen, middle) => {
      pen.arc(middle, middle, 6, 0, 2 * Math.PI);
      filled(pen, colours.ink, colours.paper);
    }),
    here: drawn((pen, middle) => {
      pen.arc(middle, middle, middle - 16, 0, 2 * Math.PI);
      for (const [across, down] of [[0, 1], [1, 0], [-1, 0]] as const) {
        pen.moveTo(middle + across * (middle - 16), middle + down * (middle - 16));
        pen.lineTo(middle + across * (middle - 4), middle + down * (middle - 4));
      }
      for (const [width, colour] of [[12, colours.paper], [7, colours.special]] as const) {
        pen.lineWidth = width;
        pen.strokeStyle = colour;
        pen.stroke();
      }
    }),
  };
}

function drawn(draw: (pen: CanvasRenderingContext2D, middle: number) => void): ImageData {
  const side = SIDE * RATIO;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("no canvas");
  pen.beginPath();
  draw(pen, side / 2);
  return pen.getImageData(0, 0, side, side);
}

function filled(pen: CanvasRenderingContext2D, inside: string, edge: string): void {
  pen.fillStyle = inside;
  pen.fill();
  pen.lineWidth = 5;
  pen.strokeStyle = edge;
  pen.stroke();
}
