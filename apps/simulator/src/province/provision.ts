import { createdSource, credential, unit as unitAnswer, type CreateUnit } from '@nhip-xa/contract';
import { z } from 'zod';
import { gateOf } from '../wire/gate';
import { ApiRefusal, type Api } from './api';
import { COMMUNES, PROVINCE, type Commune } from './communes';
import { sourcesOf, villageCode, type SourceSpec } from './sources';

/** Requests under way at once. */
const CONCURRENCY = 8;
const CONFLICT = 409;

/** Pretended facts must not get among true ones. */
class RealUnit extends Error {
  constructor(code: string, options: ErrorOptions) {
    super(`unit ${code} is a real one; the simulator keeps away from it`, options);
  }
}

const isConflict = (fault: unknown): boolean =>
  fault instanceof ApiRefusal && fault.status === CONFLICT;

export const ALL_SOURCES: readonly SourceSpec[] = COMMUNES.flatMap(sourcesOf);

export const provinceUnit: CreateUnit = {
  ...{ code: PROVINCE.code, level: 'province', parent: 'VN', name: PROVINCE.name },
  ...{ kind: PROVINCE.kind, lat: PROVINCE.lat, lon: PROVINCE.lon, simulated: true },
};

export const communeUnit = (commune: Commune): CreateUnit => ({
  ...{ code: commune.code, level: 'commune', parent: PROVINCE.code, name: commune.name },
  ...{ kind: commune.kind, lat: commune.lat, lon: commune.lon },
  ...{ population: commune.population, simulated: true },
});

export const villagesOf = (commune: Commune): CreateUnit[] =>
  Array.from({ length: commune.villages }, (_, index) => {
    const [vi, en] = commune.kind === 'phường' ? ['Khối', 'Block'] : ['Thôn', 'Village'];
    const name = { vi: `${vi} ${index + 1}`, en: `${en} ${index + 1}` };
    const code = villageCode(commune, index + 1);
    return { code, level: 'village', parent: commune.code, name, simulated: true };
  });

/**
 * Creates a unit, and says whether it is new. One that exists is taken as it is, unless it is real.
 * @throws RealUnit when it is real
 */
async function ensureUnit(api: Api, wanted: CreateUnit): Promise<boolean> {
  try {
    await api.ask('POST', '/units', z.unknown(), wanted);
    return true;
  } catch (fault) {
    if (!isConflict(fault)) throw fault;
    const there = await api.ask('GET', `/units/${wanted.code}`, unitAnswer);
    if (!there.simulated) {
      throw new RealUnit(wanted.code, { cause: fault });
    }
    return false;
  }
}

/** Creates the province, its communes and their villages; says whether the province is new. */
export async function provisionUnits(api: Api): Promise<boolean> {
  const gate = gateOf(CONCURRENCY);
  const all = (units: CreateUnit[]): Promise<unknown> =>
    Promise.all(units.map((each) => gate.pass(() => ensureUnit(api, each))));
  const isNew = await ensureUnit(api, provinceUnit);
  await all(COMMUNES.map(communeUnit));
  await all(COMMUNES.flatMap(villagesOf));
  return isNew;
}

/** A new secret for a source, which is created if it is not there. */
export async function secretOf(api: Api, spec: SourceSpec): Promise<string> {
  try {
    const made = await api.ask('POST', '/sources', createdSource, spec.create);
    return made.credential.password;
  } catch (fault) {
    if (!isConflict(fault)) throw fault;
    const path = `/sources/${encodeURIComponent(spec.key)}/credential`;
    return (await api.ask('POST', path, credential)).password;
  }
}

/** Secrets for all the sources that have none yet. */
export async function provisionSources(
  api: Api,
  known: Readonly<Record<string, string>>,
  onSecret: (key: string, secret: string) => void,
): Promise<void> {
  const gate = gateOf(CONCURRENCY);
  const missing = ALL_SOURCES.filter(({ key }) => known[key] === undefined);
  await Promise.all(
    missing.map((spec) => gate.pass(async () => onSecret(spec.key, await secretOf(api, spec)))),
  );
}
