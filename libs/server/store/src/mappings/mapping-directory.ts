import type { CodecName, Mapping } from '@nhip-xa/contract';
import {
  coversFilter,
  matchTopic,
  parseFilter,
  plainFilter,
  type TopicMatch,
} from '@nhip-xa/domain';
import type { KnownMapping, MappingDirectory } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/** Stands for every first level that is no text. */
const ANY = '';

/** All mappings in memory; follows changes by `load`. */
export class MemoryMappingDirectory implements MappingDirectory {
  private all: readonly KnownMapping[] = [];
  private byPublisher = new Map<string, KnownMapping[]>();
  /** By the text of the first level of their filters. */
  private byFirst = new Map<string, KnownMapping[]>();

  constructor(private readonly database: Database) {}

  async load(): Promise<void> {
    const rows = await this.database.query<{ document: Mapping }>('intake', {
      text: 'SELECT document FROM mappings ORDER BY id',
    });
    this.all = rows.map(({ document }) => ({ ...document, parsed: parseFilter(document.filter) }));
    this.byPublisher = grouped(this.all, ({ publisher }) => publisher);
    this.byFirst = grouped(this.all, ({ parsed }) => {
      const [first] = parsed.levels;
      return first && 'text' in first ? first.text : ANY;
    });
  }

  find(publisher: string, topic: string): { mapping: KnownMapping; match: TopicMatch } | undefined {
    for (const mapping of this.byPublisher.get(publisher) ?? []) {
      const match = matchTopic(mapping.parsed, topic);
      if (match) return { mapping, match };
    }
    return undefined;
  }

  ownerOf(topic: string): KnownMapping | undefined {
    const [first = ''] = topic.split('/', 1);
    const under = ({ parsed }: KnownMapping): boolean => matchTopic(parsed, topic) !== undefined;
    return this.byFirst.get(first)?.find(under) ?? this.byFirst.get(ANY)?.find(under);
  }

  has(publisher: string): boolean {
    return this.byPublisher.has(publisher);
  }

  filtersOf(publisher: string): readonly string[] {
    return (this.byPublisher.get(publisher) ?? []).map(({ filter }) => plainFilter(filter));
  }

  covers(publisher: string, filter: string): boolean {
    const own = this.byPublisher.get(publisher) ?? [];
    return own.some(({ parsed }) => coversFilter(parsed, filter));
  }

  filters(): readonly string[] {
    return this.all.map(({ filter }) => plainFilter(filter));
  }

  /** Those of one format, whoever publishes. */
  ofCodec(codec: Mapping['codec']): readonly KnownMapping[] {
    return this.all.filter((mapping) => mapping.codec === codec);
  }

  codecsOf(publisher: string): readonly CodecName[] {
    return [...new Set((this.byPublisher.get(publisher) ?? []).map(({ codec }) => codec))];
  }
}

function grouped(
  all: readonly KnownMapping[],
  key: (mapping: KnownMapping) => string,
): Map<string, KnownMapping[]> {
  const groups = new Map<string, KnownMapping[]>();
  for (const mapping of all) {
    const group = groups.get(key(mapping)) ?? [];
    group.push(mapping);
    groups.set(key(mapping), group);
  }
  return groups;
}
