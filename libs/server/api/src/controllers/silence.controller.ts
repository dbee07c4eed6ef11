import { Controller, Param } from '@nestjs/common';
import { diagnosis, trace, type Diagnosis, type Silence, type Trace } from '@nhip-xa/contract';
import { isoOfMs, whySilent, type SilentFor } from '@nhip-xa/domain';
import type { SilenceReader, SourceStore, TraceReader } from '@nhip-xa/ports';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';

/** Why nothing comes from a source, and what came last. */
@Controller('api/v1/sources')
export class SilenceController {
  constructor(
    @Port('silences') private readonly silences: SilenceReader,
    @Port('sources') private readonly sources: SourceStore,
    @Port('trace') private readonly traces: TraceReader,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', ':key/diagnosis', {
    summary: 'Why nothing comes from a source: the first reason that applies, and what else is odd',
    needs: 'source.read',
    scope: { sourceKey: 'key' },
    answer: diagnosis,
  })
  async diagnose(@Param('key') key: string): Promise<Diagnosis> {
    const known = await this.silences.knownOf(key, this.now());
    if (!known) throw notFound();
    const { first, also } = whySilent(known);
    return {
      key,
      state: known.state,
      heardAt: isoOrNull(known.heardMs),
      heartbeatSeconds: known.heartbeatSeconds,
      silence: first && silenceOf(first),
      also: also.map(silenceOf),
    };
  }

  @Route('get', ':key/trace', {
    summary: 'The last messages of a source as they came, newest first, names of people masked',
    needs: 'trace.read',
    scope: { sourceKey: 'key' },
    answer: trace,
  })
  async trace(@Param('key') key: string): Promise<Trace> {
    if (!(await this.sources.one(key))) throw notFound();
    return this.traces.of(key);
  }
}

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoOfMs(ms));

const silenceOf = ({ atMs, untilMs, upstream, code, ...rest }: SilentFor): Silence => ({
  ...rest,
  code,
  at: isoOrNull(atMs),
  ...(untilMs !== undefined && { until: isoOfMs(untilMs) }),
  ...(upstream && { source: { key: upstream.key, name: upstream.name } }),
});
