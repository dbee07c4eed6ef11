import { peakMib } from './memory';

/** A line of the table in docs/reliability.md, as one run measured it. */
export class Row {
  private readonly parts: string[] = [];

  /** @param name the number of the fault in the matrix, and its name */
  constructor(
    private readonly number: string,
    private readonly name: string,
  ) {}

  /** Notes how long something took, from a moment of `performance.now()` until now. */
  took(what: string, sinceMs: number): void {
    this.note(`${what} ${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`);
  }

  note(what: string): void {
    this.parts.push(what);
  }

  /** Prints the line, with the server's peak of memory. */
  print(serverPid: number): void {
    const peak = `peak RSS ${peakMib(serverPid)} MiB`;
    process.stdout.write(`row ${[this.number, this.name, ...this.parts, peak].join(' · ')}\n`);
  }
}
