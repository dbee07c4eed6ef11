import type { Alert, Page } from '@nhip-xa/contract';
import { acknowledgedHappening, type KpiBook } from '@nhip-xa/domain';
import type { Logger } from '@nhip-xa/platform';
import type {
  AcknowledgeRefusal,
  AlertChanged,
  AlertFilter,
  AlertStore,
  Alerts,
  Author,
  PageRequest,
  TurnedKpi,
} from '@nhip-xa/ports';
import type { News } from './news';

/** How often whoever leads looks for what was missed: a process may end between a value and its alert. */
export const LOOK_FOR_MISSED_MS = 60_000;

export interface AlertingParts {
  store: AlertStore;
  book: () => KpiBook;
  nowMs: () => number;
  /** The alerts of a unit are others: what counts them is to be reckoned. */
  changed: (unit: string) => void;
  tell: (news: readonly News[]) => void;
  logger: Logger;
}

/** Alerts follow their KPIs; people acknowledge them. What turns is told by the KPI's own news. */
export class Alerting implements Alerts {
  private lookedMs = -Infinity;

  constructor(private readonly parts: AlertingParts) {}

  /** Values that were stored just now; what fails here is put right by `look`. */
  async turned(values: readonly TurnedKpi[]): Promise<void> {
    const { store, nowMs, logger } = this.parts;
    try {
      this.tellChanged(await store.settle(values.filter(this.matters), nowMs()));
    } catch (error) {
      logger.warn({ err: error }, 'settling alerts; it is tried again');
      this.lookForMissed();
    }
  }

  /** For whoever leads: what was bad, or good again, for long enough; now and then what was missed. */
  async look(): Promise<void> {
    const { store, nowMs } = this.parts;
    this.tellChanged(await store.settleDue(nowMs()));
    if (nowMs() - this.lookedMs < LOOK_FOR_MISSED_MS) return;
    this.tellChanged(await store.settleAll(nowMs()));
    this.lookedMs = nowMs();
  }

  /** Other definitions hold, or something failed: the next look finds what follows from it. */
  lookForMissed(): void {
    this.lookedMs = -Infinity;
  }

  list(filter: AlertFilter, page: PageRequest): Promise<Page<Alert>> {
    return this.parts.store.list(filter, page);
  }

  one(id: string): Promise<Alert | undefined> {
    return this.parts.store.one(id);
  }

  async acknowledge(
    id: string,
    word: string,
    author: Author,
  ): Promise<Alert | AcknowledgeRefusal | undefined> {
    const alert = await this.parts.store.acknowledge(id, word, author);
    if (alert && typeof alert === 'object') this.tellAcknowledged(alert);
    return alert;
  }

  /** A status that stays changes no alert, unless it must lie well within its thresholds. */
  private readonly matters = ({ kpi, status, statusBefore }: TurnedKpi): boolean =>
    status !== statusBefore ||
    (status === 'good' && this.parts.book().reckoned(kpi)?.alerting?.hysteresis !== undefined);

  private tellChanged(changes: readonly AlertChanged[]): void {
    for (const unit of new Set(changes.map(({ unit }) => unit))) this.parts.changed(unit);
  }

  private tellAcknowledged({ unit, kpi, acknowledgedAt, acknowledgedBy, word }: Alert): void {
    const { book, tell, changed } = this.parts;
    changed(unit);
    const definition = book().one(kpi);
    if (!definition || acknowledgedAt === null) return;
    const said = { by: acknowledgedBy ?? '', word: word ?? '' };
    const words = acknowledgedHappening(definition, unit, said);
    tell([{ unit, item: { ...words, at: acknowledgedAt, act: 'alert.read' } }]);
  }
}
