import type { RunningServer } from '@nhip-xa/testing';

/** Items that this run of the server saw, by what became of them, from its own figures. */
export async function items(server: RunningServer, fate: string): Promise<number> {
  const text = await (await fetch(`${server.httpUrl}/metrics`)).text();
  return Number(new RegExp(`nhipxa_items_total\\{fate="${fate}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? NaN;
}
