// Which names sound so: from a key of sounds to the rows of the names that have it.

const FREE = -1;
const END = -1;

/** A table by hash, in typed arrays: tens of thousands of keys that would be as many objects elsewhere. */
export class SoundRows {
  private readonly slots: Int32Array; // by hash, a key
  private keys = 0;
  private starts = new Uint32Array(1 << 12); // by key, where its letters begin
  private letters = new Uint8Array(1 << 15);
  private heads = new Int32Array(1 << 12); // by key, its last pair
  private pairs = 0;
  private rows = new Uint32Array(1 << 12); // by pair, a row…
  private next = new Int32Array(1 << 12); // …and the pair before it of the same key

  /** `most`: no more different keys than that will be added. */
  constructor(most: number) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(1.5 * most + 2))).fill(FREE);
  }

  add(key: string, row: number): void {
    const slot = this.slotOf(key);
    let rank = this.slots[slot]!;
    if (rank === FREE) {
      rank = this.write(key);
      this.slots[slot] = rank;
    }
    if (this.pairs === this.rows.length) {
      this.rows = longer(this.rows);
      this.next = longer(this.next);
    }
    this.rows[this.pairs] = row;
    this.next[this.pairs] = this.heads[rank]!;
    this.heads[rank] = this.pairs++;
  }

  /** Calls `visit` for each row that has this key. */
  each(key: string, visit: (row: number) => void): void {
    const rank = this.slots[this.slotOf(key)]!;
    if (rank === FREE) return;
    for (let pair = this.heads[rank]!; pair !== END; pair = this.next[pair]!) visit(this.rows[pair]!);
  }

  /** Let go of the room that was not needed. */
  trim(): void {
    this.starts = this.starts.slice(0, this.keys + 1);
    this.letters = this.letters.slice(0, this.starts[this.keys]!);
    this.heads = this.heads.slice(0, this.keys);
    this.rows = this.rows.slice(0, this.pairs);
    this.next = this.next.slice(0, this.pairs);
  }

  private write(key: string): number {
    const rank = this.keys++;
    if (rank + 1 >= this.starts.length) {
      this.starts = longer(this.starts);
      this.heads = longer(this.heads);
    }
    const start = this.starts[rank]!;
    if (start + key.length > this.letters.length) this.letters = longer(this.letters);
    for (let i = 0; i < key.length; i++) this.letters[start + i] = key.charCodeAt(i);
    this.starts[rank + 1] = start + key.length;
    this.heads[rank] = END;
    return rank;
  }

  /** Where a key is, or would be. */
  private slotOf(key: string): number {
    const mask = this.slots.length - 1;
    let slot = hash(key) & mask;
    while (this.slots[slot] !== FREE && !this.isKey(this.slots[slot]!, key)) slot = (slot + 1) & mask;
    return slot;
  }

  private isKey(rank: number, key: string): boolean {
    const start = this.starts[rank]!;
    if (this.starts[rank + 1]! - start !== key.length) return false;
    for (let i = 0; i < key.length; i++) if (this.letters[start + i] !== key.charCodeAt(i)) return false;
    return true;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum ^ (sum >>> 15);
}

function longer<Numbers extends Uint8Array | Uint32Array | Int32Array>(numbers: Numbers): Numbers {
  const room = new (numbers.constructor as new (length: number) => Numbers)(2 * numbers.length);
  room.set(numbers);
  return room;
}
