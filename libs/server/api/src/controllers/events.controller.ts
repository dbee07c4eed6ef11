import { Controller } from '@nestjs/common';
import {
  countedListOf,
  eventFact,
  type EventFact,
  type ListTotal,
  type Page,
} from '@nhip-xa/contract';
import type { FactReader } from '@nhip-xa/ports';
import type { z } from 'zod';
import { FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { COUNT_OF_PAGE, LIST_QUERIES, counted, eventFilterOf } from '../list-queries';
import { Port } from '../ports';
import { page } from '../queries';

const eventsQuery = page.extend({ ...LIST_QUERIES.events, ...counted });

@Controller('api/v1/events')
export class EventsController {
  constructor(@Port('facts') private readonly facts: FactReader) {}

  @Route('get', '', {
    summary:
      'Events of a unit and those below it, newest first unless sort= says otherwise; with count=1 how many there are',
    needs: 'event.read',
    scope: { query: 'unit' },
    query: eventsQuery,
    answer: countedListOf(eventFact),
  })
  async list(
    @InUnit() within: string,
    @FromQuery() query: z.infer<typeof eventsQuery>,
  ): Promise<Page<EventFact> & { total?: ListTotal | null }> {
    const filter = eventFilterOf(within, query);
    const [found, total] = await Promise.all([
      this.facts.events(filter, query),
      query.count ? this.facts.countEvents(filter, COUNT_OF_PAGE) : undefined,
    ]);
    return { ...found, ...(total === undefined ? {} : { total }) };
  }
}
