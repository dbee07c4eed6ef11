import type { SourceIdentity } from '@nhip-xa/ports';

/** What a source of each kind may send unless it declared otherwise [contract 1]. */
const BY_KIND: Record<SourceIdentity['kind'], readonly string[]> = {
  service: ['reading', 'case', 'event', 'presence'],
  camera: ['reading', 'case:detection', 'presence'],
  device: ['reading', 'case:alarm', 'presence'],
  speaker: ['reading', 'case:alarm', 'presence'],
  link: ['reading', 'case:alarm', 'presence'],
  gateway: ['presence'],
};

/** Whether a source may send this kind of fact; its own presence it always may. */
export function maySend(
  source: Pick<SourceIdentity, 'kind' | 'feeds'>,
  fact: 'reading' | 'case' | 'event',
  name: string,
): boolean {
  const allowed = source.feeds ?? BY_KIND[source.kind];
  return allowed.includes(fact) || allowed.includes(`${fact}:${name}`);
}
