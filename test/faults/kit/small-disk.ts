import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIB = 1_048_576;
const BALLAST = 'ballast';

/** A disk of so many MiB that can be filled and freed. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** The disk, or why this machine cannot have one. */
  static of(mebibytes: number): SmallDisk | string {
    if (process.platform !== 'linux') return 'a small disk needs Linux';
    const folder = mkdtempSync(join(tmpdir(), 'nhip-xa-disk-'));
    const options = `size=${mebibytes}m,mode=755`;
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], {
      encoding: 'utf8',
    });
    if (mounted.status === 0) return new SmallDisk(folder);
    rmSync(folder, { recursive: true });
    const words = mounted.stderr?.trim() || mounted.error?.message || 'no reason given';
    return `a small disk cannot be mounted here: ${words}`;
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** A folder on it. */
  place(name: string): string {
    const place = mkdtempSync(join(this.folder, `${name}-`));
    chmodSync(place, 0o755);
    return place;
  }

  /** Writes a ballast file until nothing more fits. */
  fill(): void {
    const file = openSync(join(this.folder, BALLAST), 'w');
    const block = Buffer.alloc(MIB, 1);
    let size = block.byteLength;
    while (size > 0) {
      try {
        if (writeSync(file, block, 0, size) < size) size = Math.floor(size / 2);
      } catch {
        // less may still fit
        size = Math.floor(size / 2);
      }
    }
    closeSync(file);
  }

  /** Frees what the ballast took. */
  free(): void {
    rmSync(join(this.folder, BALLAST), { force: true });
  }

  remove(): void {
    const { status, stderr } = spawnSync('umount', ['-l', this.folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${this.folder} stays mounted: ${stderr}`);
    rmSync(this.folder, { recursive: true });
  }
}
