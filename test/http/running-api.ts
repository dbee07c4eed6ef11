import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { KeyedSecrets, openAccess, type Access } from '@nhip-xa/access';
import { ApiModule, configureHttp, type ApiPorts } from '@nhip-xa/api';
import {
  PERSONAL_KEYS,
  isOfOurForm,
  normaliseKey,
  personalData,
  previewMapped,
  tryPrivacy,
} from '@nhip-xa/decode';
import type { HealthDetails } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { Preview } from '@nhip-xa/kpi';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import {
  ConfigChanges,
  NO_BROKER_ACCOUNTS,
  type BrokerAccounts,
  type ConfigChange,
  type Principal,
  type Privacy,
  type KpiProbe,
  type RetriedMessages,
} from '@nhip-xa/ports';
import { FileQueue, ReportMaker, makeReportFile } from '@nhip-xa/reports';
import { openStore, type DatabaseConnection, type Store } from '@nhip-xa/store';
import pg from 'pg';
import { Registry } from 'prom-client';
import { PREPARED_PASSWORD, prepareCluster } from '../../libs/server/store/test/prepared-cluster';
import { contractFault } from '../docs/contract-fault';
import { Caller } from './caller';

const NO_SPOOL = { state: 'none', since: null, messages: 0, bytes: 0, bytesMost: 0 } as const;

export const ADMIN_PASSWORD = 'đêm-qua-mưa-ngoài-hiên';

/** The HTTP side over a database of its own, nothing else of the server. */
export interface RunningApi {
  url: string;
  connection: DatabaseConnection;
  store: Store;
  access: Access;
  /** What was told of changes so far. */
  changes: ConfigChange[];
  /** Callers who were told to be there, in their order. */
  seen: Principal[];
  /** What was counted for Prometheus. */
  counted: { screenFaults: number };
  /** Moves the clock of access and of the routes. */
  forward(milliseconds: number): void;
  /** The accounts of an external broker; there is none unless a test plays it. */
  broker: BrokerAccounts;
  /** Codes of definitions that cost more than one may. */
  tooCostly: Set<string>;
  /** What readiness says is missing. */
  missing: string[];
  anonymous: Caller;
  /** Runs a statement past everything, for what only devices or time bring about. */
  database(sql: string, values?: unknown[]): Promise<void>;
  /** Signs in and gives a caller with that cookie. */
  signIn(username: string, password: string): Promise<Caller>;
  stop(): Promise<void>;
}

interface MoreOfApi {
  dashboardFolder?: string;
  /** The accounts at a broker that is not ours. */
  brokerAccounts?: BrokerAccounts;
}

export async function startApi({
  brokerAccounts = NO_BROKER_ACCOUNTS,
  ...more
}: MoreOfApi = {}): Promise<RunningApi> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-xa-http-'));
  const logger = createLogger({ level: 'silent' });
  await prepareCluster(folder);
  const database = await startEmbeddedPostgres({ folder, password: PREPARED_PASSWORD, logger });
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const secrets = new KeyedSecrets(new Uint8Array(32).fill(7));
  const store = await openStore({
    connection: database.connection,
    logger,
    verifySecret: (secret, hash) => secrets.matches(secret, hash),
    builtIns: BUILT_IN_KPIS,
    nowMs: now,
    nowUs: () => now() * 1000,
    onStored: () => undefined,
    processId: 'api',
  });
  const bus = new ConfigChanges();
  const changes: ConfigChange[] = [];
  const seen: Principal[] = [];
  bus.on(async (change) => {
    changes.push(change);
    if (change.what === 'kpis') await store.definitions.reload();
    if (change.what === 'unit') await store.directory.loadUnits();
    if (change.what === 'source') await store.directory.refresh(change.key);
    if (change.what === 'sources') await store.directory.refreshAll(change.keys);
    if (change.what === 'mapping') await store.mappingDirectory.load();
  });
  const access = openAccess(store, bus, now);
  await access.accounts.ensureAdministrator(ADMIN_PASSWORD);
  const missing: string[] = [];
  const tooCostly = new Set<string>();
  const counted = { screenFaults: 0 };
  const broker = { ...brokerAccounts };
  const module = ApiModule.register({
    ...access,
    users: store.users,
    tokens: store.tokens,
    displays: store.displays,
    screens: store.screens,
    version: '0.0.0-test',
    screenFaulted: () => {
      counted.screenFaults += 1;
    },
    units: store.units,
    unitImports: store.unitImports,
    unitHoldings: store.unitHoldings,
    demonstration: removalWithoutServer(store),
    boundaries: store.boundaries,
    unitMaps: store.unitMaps,
    sources: store.sources,
    sourceImports: store.sourceImports,
    maintenanceWindows: store.maintenanceWindows,
    retention: store.retention,
    keeping: store.keeping,
    keepingForecast: store.keepingForecast,
    personalKeys: store.personalKeys,
    privacy: noPrivacy(),
    installationHealth: { details: () => Promise.resolve(NOTHING_KNOWN) },
    reports: store.reports,
    reportSchedules: store.reportSchedules,
    reportMaker: new ReportMaker({
      reader: store.reportReader,
      past: store.pastWork,
      reports: store.reports,
      schedules: store.reportSchedules,
      book: store.definitions.book,
      nowMs: now,
      failed: (error) => {
        throw error;
      },
    }),
    reportFiles: new FileQueue({ make: makeReportFile }),
    calendars: store.calendars,
    deadlinePolicies: store.deadlinePolicies,
    frames: {
      read: async (key, size) => {
        if (size === 'whole') return store.storedFrames.whole(key);
        const small = await store.storedFrames.small(key);
        return small && 'made' in small ? small.made : undefined;
      },
    },
    secrets,
    secretRotation: store.secretRotation,
    audit: store.audit,
    auditNotes: store.audit,
    facts: store.factReader,
    caseInsight: store.caseInsight,
    kpiInsight: store.kpiInsight,
    mappings: store.mappings,
    proposals: store.proposals,
    mappingDirectory: store.mappingDirectory,
    directory: store.directory,
    previewMapping: (request, receivedMs) => previewMapped(request, receivedMs, personalData()),
    retries: refusingAgain(store),
    // nothing is taken in here
    posted: {
      isFull: false,
      acceptCounted: () => Promise.resolve({ received: 1, rejected: 1 }),
    },
    silences: store.silences,
    comparison: store.comparison,
    pastWork: store.pastWork,
    search: store.search,
    // so nothing came
    trace: { of: (key) => Promise.resolve({ key, here: false, items: [] }) },
    nowUs: () => now() * 1000,
    verdicts: store.verdicts,
    valueLedger: store.valueLedger,
    alerts: store.alerts,
    seen: (principal) => seen.push(principal),
    kpis: store.kpiReader,
    standing: () => ({ units: new Map(), received: 0, spool: NO_SPOOL }),
    book: store.definitions.book,
    typedNumbers: store.typedNumbers,
    kpiDefinitions: store.kpiDefinitions,
    targets: store.targets,
    kpiSettings: store.kpiSettings,
    walls: store.walls,
    scenes: store.scenes,
    factCatalogue: store.factCatalogue,
    previewer: new Preview({
      probe: dearer(store.kpiProbe, tooCostly),
      book: store.definitions.book,
      units: () => store.kpis.units(),
      nowMs: now,
    }),
    changes: bus,
    mqttAddress: () => ({ port: 1883 }),
    brokerAccounts: broker,
    metrics: new Registry(),
    missing: () => Promise.resolve(missing),
    logger,
    now,
  });
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false,
    logger: false,
  });
  await configureHttp(app, { version: '0.0.0-test', ...more });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const anonymous = new Caller(url, {}, contractFault);
  const pool = new pg.Pool({ ...database.connection, max: 1 });
  // the end of an idle connection is nobody's failure: the next query opens another, or tells why not
  pool.on('error', () => undefined);
  return {
    url,
    connection: database.connection,
    store,
    access,
    changes,
    seen,
    counted,
    missing,
    broker,
    tooCostly,
    anonymous,
    forward: (milliseconds) => {
      aheadMs += milliseconds;
    },
    database: async (sql, values) => {
      await pool.query(sql, values);
    },
    signIn: (username, password) => anonymous.signIn(username, password),
    stop: async () => {
      await app.close();
      await pool.end();
      await store.close();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** No list but that of the product, and nothing is kept. */
const noPrivacy = (): Privacy => ({
  builtIn: PERSONAL_KEYS,
  normalise: normaliseKey,
  isOfOurForm,
  trial: (trial) => tryPrivacy(trial, [], Date.now()),
  clean: () => Promise.resolve({ looked: 0, masked: 0, next: null }),
});

const NOTHING_KNOWN: HealthDetails = {
  at: new Date(0).toISOString(),
  version: '0.0.0-test',
  postgres: '0',
  broker: 'embedded',
  database: 'embedded',
  lines: [],
  processes: [],
};

/** As the server removes it, but at once and with nobody to tell. */
const removalWithoutServer = ({ simulated }: Store): ApiPorts['demonstration'] => ({
  look: () => simulated.look(),
  remove: async (author) => {
    const begun = await simulated.begin(author);
    if (begun === 'none' || 'users' in begun) return begun;
    await simulated.removeFacts(() => false);
    await simulated.finish(author);
    return 'begun';
  },
});

/** Nothing is read here: whatever is tried again is refused again. */
const refusingAgain = ({ keptMessages }: Store): RetriedMessages => ({
  retry: async (filter) => {
    const { kept, unreadable } = await keptMessages.count(filter);
    const tried = kept - unreadable;
    return { tried, refused: tried, why: [], stored: 0, unreadable, more: false };
  },
  forget: (filter, author) => keptMessages.forget(filter, 1_000, author),
});

/** As it is, but what some definitions cost is more than is allowed. */
const dearer = (probe: KpiProbe, codes: ReadonlySet<string>): KpiProbe => ({
  cost: async (definition) => {
    const cost = await probe.cost(definition);
    if (!codes.has(definition.code)) return cost;
    return { ...cost, estimated: cost.limit + 1, allowed: false };
  },
  measure: probe.measure.bind(probe),
  values: probe.values.bind(probe),
  evidence: probe.evidence.bind(probe),
});
