import { NATION } from '@nhip-xa/contract';
import type { Calendar, OfficeHours } from './calendar';

/** What one unit itself says of its days and hours; the rest it has of the unit above. */
export interface OwnCalendar {
  exceptions: ReadonlyMap<number, boolean>;
  hours: readonly OfficeHours[];
}

/** Depth of the tree of units; a deeper one goes round in circles. */
const LEVELS_MOST = 8;

/**
 * Which calendar a unit has: nation → province → commune, each level overriding days and office
 * hours of the one above. Units that say nothing of their own share one calendar.
 */
export class CalendarBook {
  private readonly resolved = new Map<string, Calendar>();

  /**
   * @param own calendars by unit, for the few that have rows of their own
   * @param parents unit → the unit above; whoever is not in it has the nation's calendar
   */
  constructor(
    private readonly own: ReadonlyMap<string, OwnCalendar> = new Map(),
    private readonly parents: ReadonlyMap<string, string> = new Map(),
  ) {}

  of(unit: string): Calendar {
    return this.resolve(unit, LEVELS_MOST);
  }

  private resolve(unit: string, levels: number): Calendar {
    const known = this.resolved.get(unit);
    if (known) return known;
    const parent = this.parents.get(unit) ?? NATION;
    const above =
      unit === NATION || levels === 0
        ? { exceptions: new Map() }
        : this.resolve(parent, levels - 1);
    const calendar = overlaid(above, this.own.get(unit));
    // a unit that nobody knows is not remembered: anybody may ask for any
    if (this.parents.has(unit) || unit === NATION) this.resolved.set(unit, calendar);
    return calendar;
  }
}

function overlaid(above: Calendar, own: OwnCalendar | undefined): Calendar {
  if (!own || (own.exceptions.size === 0 && own.hours.length === 0)) return above;
  const first = own.hours[0]?.fromDay ?? Infinity;
  const hours = [...(above.hours ?? []).filter(({ fromDay }) => fromDay < first), ...own.hours];
  return { exceptions: new Map([...above.exceptions, ...own.exceptions]), hours };
}
