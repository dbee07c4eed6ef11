import { Controller, Param } from '@nestjs/common';
import { READING_SORTS, listOf, reading, readingStep, sortBy, type Page } from '@nhip-xa/contract';
import { DAY_MS } from '@nhip-xa/domain';
import type { FactReader, ReadingRow, ReadingStepRow, SourceStore } from '@nhip-xa/ports';
import { z } from 'zod';
import { FromQuery } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField, notFound } from '../problem';
import { LIST_QUERIES } from '../list-queries';
import { page, stepMs, tooManyPoints } from '../queries';

/** A device's clock may be this far ahead of ours, in ms; its newest readings are wanted too. */
const AHEAD_MS = 300_000;
/** How far back is looked when `from` is not given. */
const USUAL_MS = DAY_MS;

/** The time of which readings are wanted, in microseconds. */
export function readingSpan(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  nowMs: number,
): { fromUs: number; toUs: number } {
  const toUs = to ?? (nowMs + AHEAD_MS) * 1000;
  return { fromUs: from ?? toUs - USUAL_MS * 1000, toUs };
}

const readingsQuery = page.extend({
  ...LIST_QUERIES.readings,
  step: stepMs.optional(),
  sort: sortBy(READING_SORTS).optional(),
});

@Controller('api/v1/sources/:key/readings')
export class ReadingsController {
  constructor(
    @Port('facts') private readonly facts: FactReader,
    @Port('sources') private readonly sources: SourceStore,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary:
      'Readings of a source, oldest first, with sort=-at newest first; with a step (from local midnight) gathered by it',
    needs: 'reading.read',
    scope: { sourceKey: 'key' },
    query: readingsQuery,
    answer: listOf(z.union([readingStep, reading])),
  })
  async list(
    @Param('key') key: string,
    @FromQuery() query: z.infer<typeof readingsQuery>,
  ): Promise<Page<ReadingRow | ReadingStepRow>> {
    const { metric, from, to, step, sort, ...rows } = query;
    if (!(await this.sources.one(key))) throw notFound();
    const { fromUs, toUs } = readingSpan({ from, to }, this.now());
    const filter = { source: key, metric, fromUs, toUs, sort };
    if (step === undefined) return this.facts.readings(filter, rows);
    if (sort === '-at') throw badField('sort', 'steps come oldest first');
    if (tooManyPoints(fromUs / 1000, toUs / 1000, step)) {
      throw badField('step', 'too many points between from and to');
    }
    return this.facts.readingSteps({ ...filter, stepMs: step }, rows);
  }
}
