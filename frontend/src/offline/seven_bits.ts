// Text inside an HTML file back to bytes, seven bits a character; as balise/site/browser/seven_bits.py.

const SPECIAL = [0, 13, 60]; // written with what follows them, in one character from FIRST on
const FIRST = 0x80;

/** `length`: how many bytes there were. Throws when the text is shorter. */
export function decode(text: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  let held = 0; // the bits that wait for a whole byte
  let count = 0;
  const take = (value: number): void => {
    held = (held << 7) | value;
    count += 7;
    if (count < 8) return;
    count -= 8;
    if (filled < length) bytes[filled] = (held >> count) & 0xff;
    filled += 1;
    held &= (1 << count) - 1;
  };
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code < FIRST) take(code);
    else {
      take(SPECIAL[(code - FIRST) >> 7] ?? 0);
      take((code - FIRST) & 0x7f);
    }
  }
  if (filled < length) throw new Error("the text was cut");
  return bytes;
}
