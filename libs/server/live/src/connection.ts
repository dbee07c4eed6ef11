import { LIMITS, type KpiValue } from '@nhip-xa/contract';
import type { Act, Principal } from '@nhip-xa/ports';
import type { LiveLimits } from './limits';
import { NewestValues } from './newest-values';
import { passing, type KpiFilter, type Opening } from './opening';
import type { MessageOf, Outlet } from './outlet';
import type { LiveMeter, MessageName } from './parts';
import { SentTimes, type Sent } from './sent-times';

/** What a connection shares with all others. */
export interface ConnectionSurroundings {
  limits: LiveLimits;
  meter: LiveMeter;
  nowMs: () => number;
  mayAct: (principal: Principal, act: Act) => boolean;
  /** Told when the connection begins or ceases to follow a unit. */
  follows: (connection: LiveConnection, unit: string, follows: boolean) => void;
}

type LightMessage = Exclude<MessageName, 'kpi'>;

/** One client: what it watches, what it was sent, and what waits until it reads again. */
export class LiveConnection {
  /** Rights could not be judged; they are at the next asking. */
  uncertain = false;
  private readonly watched = new Map<string, { filter: KpiFilter; news: boolean }>();
  private readonly openings = new Set<Opening>();
  private readonly pending = new NewestValues();
  private readonly sentTimes: SentTimes;
  private serverWord: MessageOf<'server'> | undefined;
  private seq = 0;

  constructor(
    readonly outlet: Outlet,
    public principal: Principal,
    private readonly around: ConnectionSurroundings,
  ) {
    this.sentTimes = new SentTimes(around.limits.rememberedMessages);
    outlet.onDrain(() => this.flush());
  }

  // What it watches

  /** Every unit it watches or is about to. */
  units(): Set<string> {
    const opening = [...this.openings].flatMap((each) => [...each.units]);
    return new Set([...this.watched.keys(), ...opening]);
  }

  /** Begins to keep the changes of these units; false when that would be more than it may watch. */
  open(opening: Opening): boolean {
    const after = this.units();
    for (const unit of opening.units) after.add(unit);
    if (after.size > LIMITS.watchedUnits) return false;
    this.openings.add(opening);
    for (const unit of opening.units) this.around.follows(this, unit, true);
    return true;
  }

  get openCount(): number {
    return this.openings.size;
  }

  /** The watch came to nothing; what was watched before it stays watched. */
  abandon(opening: Opening): void {
    this.openings.delete(opening);
    for (const unit of opening.units) this.settle(unit);
  }

  /**
   * Answers with the snapshot, and only then sends what changed since it was read.
   * A second watch of a unit replaces what is wanted of it.
   */
  begin(
    opening: Opening,
    snapshot: ReadonlyMap<string, readonly KpiValue[]>,
    answer: (values: KpiValue[], seq: number) => void,
  ): void {
    this.openings.delete(opening);
    const { filter, news } = opening;
    const values = [...snapshot.values()].flatMap((each) => passing(filter, each));
    for (const unit of opening.units) {
      this.watched.set(unit, { filter, news });
      this.pending.take(unit);
    }
    answer(values, this.seq);
    for (const unit of opening.units) {
      this.deliver(unit, filter, opening.after(unit, snapshot.get(unit) ?? []));
    }
  }

  /** Ends the watching of a unit: not wanted any more. */
  unwatch(unit: string): void {
    this.watched.delete(unit);
    this.pending.take(unit);
    for (const opening of this.openings) opening.units.delete(unit);
    this.settle(unit);
  }

  /** Ends the watching of a unit: not allowed any more. */
  revoke(unit: string): void {
    for (const opening of this.openings) if (opening.units.has(unit)) opening.refused = true;
    this.unwatch(unit);
  }

  private settle(unit: string): void {
    if (!this.units().has(unit)) this.around.follows(this, unit, false);
  }

  // What it is sent

  /**
   * Values of a unit changed.
   * @param occurredMs when the newest fact behind that occurred; absent where none is
   */
  changed(unit: string, values: readonly KpiValue[], occurredMs?: number): void {
    for (const opening of this.openings) {
      if (opening.units.has(unit)) opening.keep(unit, passing(opening.filter, values));
    }
    const wanted = this.watched.get(unit);
    if (wanted) this.deliver(unit, wanted.filter, values, occurredMs);
  }

  /** How far values are vouched for; only of the KPIs it watches. */
  freshened(unit: string, freshAt: Readonly<Record<string, string>>): void {
    const wanted = this.watched.get(unit);
    if (!wanted) return;
    const { filter } = wanted;
    const told = Object.entries(freshAt).filter(([kpi]) => !filter || filter.has(kpi));
    if (told.length > 0) this.sendIfRead('fresh', { unit, freshAt: Object.fromEntries(told) });
  }

  /** Sends what needs a right of its own to whoever watches the unit and has it. */
  tell<Name extends 'presence' | 'ticker'>(name: Name, message: MessageOf<Name>): void {
    const wanted = this.watched.get(message.unit);
    if (wanted && (name !== 'ticker' || wanted.news)) this.sendIfRead(name, message);
  }

  may(act: Act): boolean {
    return this.around.mayAct(this.principal, act);
  }

  /** The server's word; a client that does not read gets the newest one once it reads again. */
  hearServer(word: MessageOf<'server'>): void {
    if (this.isSlow()) this.serverWord = word;
    else this.send('server', word);
  }

  /** Other KPIs are shown from now on: the client asks for all of them anew. */
  hearDefinitions(): void {
    this.send('definitions', { at: new Date().toISOString() });
  }

  /** A message that is now on the screen, and how long ago it was sent; undefined when not known. */
  drawn(seq: number): (Omit<Sent, 'atMs'> & { tookMs: number }) | undefined {
    const sent = this.sentTimes.take(seq);
    if (!sent) return undefined;
    const { atMs, ...message } = sent;
    return { ...message, tookMs: this.around.nowMs() - atMs };
  }

  private deliver(
    unit: string,
    filter: KpiFilter,
    values: readonly KpiValue[],
    occurredMs?: number,
  ): void {
    const wanted = passing(filter, values);
    if (wanted.length === 0) return;
    if (!this.isSlow() && !this.pending.has(unit)) {
      return this.sendKpi(unit, wanted, occurredMs);
    }
    // The newest state, not a backlog [contract 4].
    this.pending.put(unit, wanted, occurredMs);
    this.around.meter.skipped('kpi');
  }

  private flush(): void {
    const word = this.serverWord;
    if (word && !this.isSlow()) {
      this.serverWord = undefined;
      this.send('server', word);
    }
    for (let unit = this.pending.first(); unit && !this.isSlow(); unit = this.pending.first()) {
      const filter = this.watched.get(unit)?.filter ?? null;
      const occurredMs = this.pending.occurredMs(unit);
      const values = passing(filter, this.pending.take(unit));
      if (values.length > 0) this.sendKpi(unit, values, occurredMs);
    }
  }

  private isSlow(): boolean {
    return this.outlet.backlog() > this.around.limits.backlogPackets;
  }

  private sendKpi(unit: string, values: readonly KpiValue[], occurredMs?: number): void {
    this.seq += 1;
    this.sentTimes.note(this.seq, { atMs: this.around.nowMs(), unit, occurredMs });
    this.send('kpi', { unit, values: [...values], seq: this.seq });
  }

  private sendIfRead<Name extends LightMessage>(name: Name, message: MessageOf<Name>): void {
    if (this.isSlow()) this.around.meter.skipped(name);
    else this.send(name, message);
  }

  private send<Name extends MessageName>(name: Name, message: MessageOf<Name>): void {
    this.outlet.send(name, message);
    this.around.meter.sent(name);
  }
}
