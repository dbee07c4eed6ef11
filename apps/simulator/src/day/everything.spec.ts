import { EVENT_TYPE, LIMITS, METRIC } from '@nhip-xa/contract';
import {
  BUILT_IN_KPIS,
  caseKind,
  dayOfIso,
  factName,
  factsOf,
  FURTHER_KPIS,
  startOfLocalDay,
  stateName,
  termsOf,
  type CaseKind,
} from '@nhip-xa/domain';
import { COMMUNES } from '../province/communes';
import { ALL_SOURCES } from '../province/provision';
import { readingsOf } from '../readings/readings';
import { openingScenarios } from '../trouble/opening';
import { standingScenarios } from '../trouble/standing';
import { troubleOf } from '../trouble/trouble';
import { eventsBetween, planBetween, type World } from './plan';
import { itemOf } from './wire';

const FRIDAY = dayOfIso('2026-11-20');
const FROM = startOfLocalDay(FRIDAY - 30);
const UNTIL = startOfLocalDay(FRIDAY + 2);
const world: World = {
  seed: 20,
  trouble: troubleOf([
    ...standingScenarios(),
    ...openingScenarios(startOfLocalDay(FRIDAY), startOfLocalDay(FRIDAY - 1)),
  ]),
  firstDay: FRIDAY - 30,
};

/** A third of them is enough to hear everything: two wards, the head of the river among them. */
const HEARD = COMMUNES.slice(0, 4);
const planned = HEARD.flatMap((commune) => planBetween(world, commune, FROM, UNTIL));
const spring = HEARD.flatMap((commune) =>
  eventsBetween(world.seed, commune, startOfLocalDay(dayOfIso('2026-01-01')), FROM, ['year']),
);
const readings = ALL_SOURCES.map((spec) => ({
  spec,
  values: readingsOf(world.seed, world.trouble, spec, UNTIL - 3_600_000, UNTIL),
}));
const KPIS = [...BUILT_IN_KPIS, ...FURTHER_KPIS];

describe('what the province tells', () => {
  it('feeds every fact that a KPI of the product counts', () => {
    const told = new Set([
      ...planned.map(({ channel, say }) =>
        channel === 'case' && 'kind' in say
          ? factName.case(say.kind)
          : factName.event('type' in say ? say.type : ''),
      ),
      ...readings.flatMap(({ values }) => Object.keys(values).map(factName.reading)),
      ...ALL_SOURCES.map(({ create }) => factName.presence(create.kind)),
    ]);
    const needed = KPIS.flatMap(({ measure }) => factsOf(measure)).filter(
      (fact) => !fact.startsWith('system:'),
    );
    expect(needed.filter((fact) => !told.has(fact))).toEqual([]);
  });

  it('has an event and a case for every attribute that a KPI asks for', () => {
    const attributes = new Set(
      [...planned, ...spring].flatMap((each) => {
        const { attributes: own, ...say } = itemOf(each);
        const about = String(say['kind'] ?? say['type']);
        return Object.entries((own ?? {}) as Record<string, unknown>).flatMap(([name, value]) => [
          `${about} ${name}`,
          `${about} ${name} ${String(value)}`,
        ]);
      }),
    );
    const asked = KPIS.flatMap(({ measure }) => termsOf(measure)).flatMap((term) => {
      if (term.fact !== 'case' && term.fact !== 'event') return [];
      const about = term.fact === 'case' ? term.kind : term.type;
      return Object.entries(term.where?.attributes ?? {}).map(([name, test]) =>
        typeof test === 'object' ? `${about} ${name}` : `${about} ${name} ${String(test)}`,
      );
    });
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((each) => !attributes.has(each))).toEqual([]);
  });

  it('has a source for every attribute of a source that a KPI asks for', () => {
    const asked = KPIS.flatMap(({ measure }) => termsOf(measure)).flatMap((term) =>
      term.fact === 'source' ? Object.keys(term.where?.attributes ?? {}) : [],
    );
    const known = ALL_SOURCES.flatMap(({ create }) => Object.keys(create.attributes ?? {}));
    expect(known).toEqual(expect.arrayContaining(asked));
  });

  it('comes from sources that exist and may say it', () => {
    const kinds = new Map(ALL_SOURCES.map(({ key, create }) => [key, create]));
    const may = ({ source, say }: (typeof planned)[number]): boolean => {
      const { kind, feeds } = kinds.get(source) ?? {};
      const fact = 'kind' in say ? factName.case(say.kind) : factName.event(say.type);
      if (feeds) return feeds.includes(fact);
      return kind === 'service' || (kind === 'camera' && fact === factName.case('detection'));
    };
    expect(planned.filter((each) => !may(each))).toEqual([]);
  });

  it('keeps the contract, in what it sends of the whole month', () => {
    const keeps = (each: (typeof planned)[number]): boolean => {
      const item = itemOf(each);
      const short = String(item['id']).length <= LIMITS.idCharacters;
      const small = JSON.stringify(item['attributes'] ?? {}).length < 2_000;
      if (each.channel === 'event') return short && small && EVENT_TYPE.test(each.say.type);
      const kind = caseKind(each.say.kind) as CaseKind;
      return short && small && stateName(kind, each.say.state) === each.say.state;
    };
    expect([...planned, ...spring].filter((each) => !keeps(each))).toEqual([]);
    for (const { values } of readings) {
      for (const [metric, value] of Object.entries(values)) {
        expect(metric).toMatch(METRIC);
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('counts nothing twice: one source of a commune tells each statistic', () => {
    const summed = new Set(
      KPIS.flatMap(({ measure }) => termsOf(measure)).flatMap((term) =>
        term.fact === 'reading' && 'metric' in term && term.aggregate === 'sum'
          ? [term.metric]
          : [],
      ),
    );
    const tellers = readings.flatMap(({ spec, values }) =>
      Object.keys(values)
        .filter((metric) => summed.has(metric))
        .map((metric) => `${spec.commune.code} ${metric}`),
    );
    expect(new Set(tellers).size).toBe(tellers.length);
  });

  it('never counts more of a part than of its whole', () => {
    const pairs = KPIS.flatMap(({ measure }) => {
      if (!('numerator' in measure)) return [];
      const [part, whole] = [measure.numerator[0], measure.denominator?.[0]];
      const metric = (term: typeof part): string | undefined =>
        term?.fact === 'reading' && 'metric' in term ? term.metric : undefined;
      return metric(part) && metric(whole) ? [[metric(part), metric(whole)] as const] : [];
    });
    expect(pairs.length).toBeGreaterThan(10);
    for (const { values } of readings) {
      for (const [part = '', whole = ''] of pairs) {
        if (values[part] === undefined || values[whole] === undefined) continue;
        expect(values[part]).toBeLessThanOrEqual(values[whole]);
      }
    }
  });

  it('is a few hundred events of a commune in a month, not tens of thousands', () => {
    const per = HEARD.map(
      ({ code }) =>
        [...planned, ...spring].filter((each) => each.commune === code && each.channel === 'event')
          .length,
    );
    expect(Math.max(...per)).toBeLessThan(4_000);
  });
});
