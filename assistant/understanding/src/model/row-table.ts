/** Finds the row of a hash by open addressing. */
export class RowTable {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #keys: Int32Array;

  constructor(keys: Int32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#keys = keys;
    this.#slots = new Int32Array(size).fill(-1);
    for (let row = 0; row < keys.length; row += 1) {
      let place = this.#place(keys[row] ?? 0);
      while ((this.#slots[place] ?? -1) >= 0) place = (place + 1) & this.#mask;
      this.#slots[place] = row;
    }
  }

  #place(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.#mask;
  }

  /** The row, or −1. */
  find(hash: number): number {
    let place = this.#place(hash);
    for (;;) {
      const row = this.#slots[place] ?? -1;
      if (row < 0 || this.#keys[row] === hash) return row;
      place = (place + 1) & this.#mask;
    }
  }
}
