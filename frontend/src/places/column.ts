// Columns of bytes, read from their beginning to their end.

/** One column of the file; reading past its end throws RangeError: the file is not whole. */
export class Column {
  readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get ended(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError("the places are cut short");
    return byte;
  }

  /** LEB128: seven bits a byte, the lowest first. */
  varint(): number {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  }

  text(): string {
    return new TextDecoder("utf-8", { fatal: true }).decode(this.bytes);
  }
}

/** 0, -1, 1, -2, 2…: the sign was the last bit. */
export function unfold(number: number): number {
  return number % 2 ? -(number + 1) / 2 : number / 2;
}

/** Whole numbers: how many lower bits each has, with its three highest bits; then the lower bits, packed. */
export function readSizes(sizes: Column, lower: Column, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  let bits = 0;
  let known = 0; // bits that are read and not used yet
  for (let rank = 0; rank < count; rank++) {
    const size = sizes.byte();
    const more = size < 8 ? 0 : (size >> 2) - 1;
    const number = size - 4 * more;
    let low = 0;
    for (let got = 0; got < more; ) {
      if (known === 0) [bits, known] = [lower.byte(), 8];
      const take = Math.min(known, more - got);
      low += (bits & ((1 << take) - 1)) * 2 ** got;
      bits >>= take;
      known -= take;
      got += take;
    }
    numbers[rank] = number * 2 ** more + low;
  }
  return numbers;
}
