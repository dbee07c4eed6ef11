import { Controller } from '@nestjs/common';
import { EVENT_TYPE, eventFact, listOf, type EventFact, type Page } from '@nhip-xa/contract';
import type { FactReader } from '@nhip-xa/ports';
import { z } from 'zod';
import { FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { ofUnit, page, spanUs } from '../queries';

const eventsQuery = page.extend({
  ...ofUnit,
  ...spanUs,
  type: z.string().max(100).regex(EVENT_TYPE).optional(),
});

@Controller('api/v1/events')
export class EventsController {
  constructor(@Port('facts') private readonly facts: FactReader) {}

  @Route('get', '', {
    summary: 'Events of a unit and those below it, newest first',
    needs: 'event.read',
    scope: { query: 'unit' },
    query: eventsQuery,
    answer: listOf(eventFact),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { type, from, to, cursor, limit }: z.infer<typeof eventsQuery>,
  ): Promise<Page<EventFact>> {
    return this.facts.events({ within, type, fromUs: from, toUs: to }, { cursor, limit });
  }
}
