import { LIMITS } from '@nhip-xa/contract';
import type { KpiDefinition } from '@nhip-xa/domain';
import type {
  FactChange,
  SourceFlags,
  SourceIdentity,
  SourceSigns,
  StoredBatch,
} from '@nhip-xa/ports';
import { CalendarRepository } from './calendar/calendar-repository';
import { PolicyRepository } from './calendar/policy-repository';
import { Retelling } from './calendar/retelling';
import { RuleChanges } from './calendar/rule-changes';
import { RuleBook } from './calendar/rule-book';
import { PgAlerts } from './alerts/pg-alerts';
import { PgComparison } from './changes/pg-comparison';
import { CONFIG_ENTITIES } from './config/config-entities';
import { AuditTrail } from './config/audit';
import { ConfigDatabase } from './config/config-database';
import { Installation } from './config/installation';
import { DefinitionRepository } from './config/definitions';
import { KpiSettingRepository, WallRepository } from './config/kpi-settings';
import { TargetRepository } from './config/targets';
import { UnitHoldingsRepository } from './config/unit-holdings';
import { UnitImportRepository } from './config/unit-imports';
import { ScreenRepository } from './config/display-screens';
import { DisplayRepository } from './config/displays';
import { KeepingRepository } from './config/keeping';
import { MaintenanceRepository } from './config/maintenance-windows';
import { OwnAccountRepository } from './config/own-accounts';
import { PassRepository } from './config/passes';
import { PersonalKeyRepository } from './config/personal-keys';
import { RetentionRepository } from './config/retention';
import { SecretRotationRepository } from './config/secret-rotation';
import { SessionRepository } from './config/sessions';
import { SourceImportRepository } from './config/source-imports';
import { SourceRepository } from './config/sources';
import { TokenRepository } from './config/tokens';
import { UnitRepository } from './config/units';
import { UserRepository } from './config/users';
import { Database, type DatabaseConnection, type Logger } from './database/database';
import { unsafeSettings } from './database/durability';
import { dataSourceOf, migrate } from './database/migrate';
import { Partitions } from './database/partitions';
import { Probe } from './database/probe';
import { PgDemonstration } from './demonstration/pg-demonstration';
import { DoorBook } from './door/door-book';
import { FactWriter } from './facts/fact-writer';
import { FeedBook } from './facts/feed-book';
import { noteLate } from './facts/late-facts';
import { PresenceBook } from './facts/presence-book';
import { changesOfExpectation, turnedPresence, type TurnedPresence } from './facts/turned-presence';
import { SignBook } from './facts/sign-book';
import { SeriesDirectory } from './facts/series-directory';
import { MemorySourceDirectory, type VerifySecret } from './facts/source-directory';
import { VerdictWriter } from './facts/verdict-writer';
import { PgKpiInsight } from './kpi/pg-kpi-insight';
import { PgKpiProbe } from './kpi/pg-kpi-probe';
import { PgKpiReader } from './kpi/pg-kpi-reader';
import { PgKpiStore } from './kpi/pg-kpi-store';
import { DefinitionBook } from './kpi/definition-book';
import { officeTimeOf } from './kpi/office-time';
import { TypedNumberRepository } from './kpi/typed-number-repository';
import { PgTickerReader } from './kpi/pg-ticker-reader';
import { CodecMemoryBook } from './mappings/codec-memory';
import { KeptMessages } from './mappings/kept-messages';
import { MemoryMappingDirectory } from './mappings/mapping-directory';
import { MappingRepository } from './mappings/mapping-repository';
import { ProposalRepository } from './mappings/proposal-repository';
import { PgBoundaries } from './map/pg-boundaries';
import { PgUnitMaps } from './map/unit-map';
import { PgOwnFacts } from './own/pg-own-facts';
import { Maintenance } from './maintenance';
import { MIGRATIONS } from './migrations/all-migrations';
import { StoredKeepingForecast } from './past/keeping-forecast';
import { NotifyWire } from './processes/notify-wire';
import { PeerSession } from './processes/peer-session';
import { PgLeadership } from './processes/pg-leadership';
import { ProcessBook } from './processes/process-book';
import { StoredFactCatalogue } from './read/fact-catalogue';
import { StoredFacts } from './read/fact-readers';
import { StoredFrames } from './read/frames';
import { StoredPastWork } from './read/past-work';
import { StoredInstallation } from './read/installation';
import { StoredCaseInsight } from './read/stored-insight';
import { StoredSilences } from './read/silence';
import { PgValueLedger } from './value/pg-value-ledger';
import { PgReportSchedules } from './reports/pg-report-schedules';
import { PgReports } from './reports/pg-reports';
import { PgReportReader } from './reports/report-reader';
import { PgSearch } from './search/pg-search';
import { StoredScenes } from './wall/scene-reader';

export interface StoreParts {
  connection: DatabaseConnection;
  logger: Logger;
  verifySecret: VerifySecret;
  /** The definitions that come with the product. */
  builtIns: readonly KpiDefinition[];
  nowMs: () => number;
  nowUs: () => number;
  /** Told of what a person stored past the intake, after its commit. */
  onStored: (batch: StoredBatch) => void;
  /** Told of a mapping whose codec's memory was stored: other processes have an older one. */
  onRemembered?: (mapping: string) => void;
  /** Of this run of this process, unlike that of any other; without a blank. */
  processId: string;
}

/** Everything that is kept, behind the ports of the rest. */
export type Store = Awaited<ReturnType<typeof openStore>>;

/**
 * Opens the database: migrates it, makes the partitions of the days ahead, and reads into memory
 * what the hot path needs there.
 * @throws NewerDatabase when it belongs to a later version
 */
export async function openStore(parts: StoreParts) {
  const { connection, logger, builtIns, nowMs } = parts;
  const migrating = dataSourceOf(connection, [...CONFIG_ENTITIES], MIGRATIONS);
  await migrating.initialize();
  await migrate(connection, migrating).finally(() => migrating.destroy());
  const dataSource = await dataSourceOf(
    connection,
    [...CONFIG_ENTITIES],
    [],
    'limited',
  ).initialize();
  const database = new Database(connection, logger);
  const unsafe = await unsafeSettings(database);
  if (unsafe.length > 0) {
    logger.warn(
      { settings: unsafe },
      'the database may lose what was acknowledged when the power goes: switch these settings on',
    );
  }
  const config = new ConfigDatabase(dataSource);
  const facts = await openFacts(parts, database);
  const { office } = facts;
  const definitions = new DefinitionBook(database, builtIns, logger);
  await definitions.open();
  const { book } = definitions;
  const versionOf = definitions.versionOf.bind(definitions);
  const session = new PeerSession(connection, (error) =>
    logger.warn({ err: error }, 'the session of this process was lost'),
  );
  const leadership = new PgLeadership(session);
  const wire = new NotifyWire(session, parts.processId);
  await session.start();
  let ended = new Promise<void>(() => undefined);
  return {
    ...facts,
    retention: new RetentionRepository(config, nowMs),
    keeping: new KeepingRepository(config, nowMs),
    keepingForecast: new StoredKeepingForecast(database, nowMs),
    installationReader: new StoredInstallation(database),
    pastWork: new StoredPastWork(database),
    ...configOf(config),
    definitions,
    ...rulesOf(config, facts, parts),
    maintenanceWindows: new MaintenanceRepository(config, nowMs),
    secretRotation: new SecretRotationRepository(config, nowMs),
    leadership,
    /** Texts to the other processes on this database. */
    wire,
    unitMaps: new PgUnitMaps(database),
    simulated: new PgDemonstration(database, nowMs),
    installation: new Installation(database),
    typedNumbers: new TypedNumberRepository(database, nowMs),
    kpis: new PgKpiStore(database, book, office),
    kpiReader: new PgKpiReader(database, book, office, nowMs, versionOf),
    /** The same values for pushes: slow readers of pages do not delay the screens. */
    pushReader: new PgKpiReader(database, book, office, nowMs, versionOf, 'kpi'),
    kpiProbe: new PgKpiProbe(database, book, office, nowMs),
    factCatalogue: new StoredFactCatalogue(database),
    targets: new TargetRepository(config, book),
    ticker: new PgTickerReader(database, book),
    alerts: new PgAlerts(database, book, nowMs),
    ownFacts: new PgOwnFacts(database),
    factReader: new StoredFacts(database, facts.rules),
    caseInsight: new StoredCaseInsight(database, facts.rules),
    kpiInsight: new PgKpiInsight(
      database,
      book,
      facts.rules,
      new PgKpiReader(database, book, office, nowMs, versionOf),
    ),
    storedFrames: new StoredFrames(database),
    search: new PgSearch(database),
    /** What bears on the silence of a source. */
    silences: new StoredSilences(database),
    scenes: new StoredScenes(database, book, office),
    comparison: new PgComparison(
      database,
      new PgKpiReader(database, book, office, nowMs, versionOf),
      book,
      facts.rules,
    ),
    reports: new PgReports(database, nowMs),
    reportSchedules: new PgReportSchedules(database, nowMs),
    reportReader: new PgReportReader(database, versionOf),
    /** Settings of the database that do not keep what was committed through a power cut. */
    unsafeSettings: unsafe,
    /** The process ends: from so many ms on nothing waits for the database any more. */
    endWithin: (milliseconds: number): void => {
      ended = database.endWithin(milliseconds);
    },
    close: (): Promise<void> => {
      const inOrder = async (): Promise<void> => {
        await facts.retelling.stop();
        await session.stop();
        await dataSource.destroy();
        await database.close();
      };
      return Promise.race([inOrder(), ended]);
    },
  };
}

const configOf = (config: ConfigDatabase) => ({
  units: new UnitRepository(config),
  unitImports: new UnitImportRepository(config),
  unitHoldings: new UnitHoldingsRepository(config),
  boundaries: new PgBoundaries(config),
  sources: new SourceRepository(config),
  sourceImports: new SourceImportRepository(config),
  mappings: new MappingRepository(config),
  proposals: new ProposalRepository(config, LIMITS.heartbeatSecondsUsual),
  users: new UserRepository(config),
  sessions: new SessionRepository(config),
  ownAccounts: new OwnAccountRepository(config),
  personalKeys: new PersonalKeyRepository(config),
  tokens: new TokenRepository(config),
  displays: new DisplayRepository(config),
  screens: new ScreenRepository(config),
  passes: new PassRepository(config),
  audit: new AuditTrail(config),
  kpiDefinitions: new DefinitionRepository(config),
  kpiSettings: new KpiSettingRepository(config),
  walls: new WallRepository(config),
});

/** Whoever changes the rules finds them in force here; cases are told anew behind the answer. */
function rulesOf(
  config: ConfigDatabase,
  { reloadRules, retelling }: Awaited<ReturnType<typeof openFacts>>,
  { logger, nowMs }: StoreParts,
) {
  const changes = new RuleChanges(config, async () => {
    await reloadRules();
    retelling
      .run()
      // what was asked for stands in the database: whoever leads comes to it
      .catch((error: unknown) => logger.warn({ err: error }, 'telling cases anew'));
  });
  return {
    calendars: new CalendarRepository(config, changes, nowMs),
    deadlinePolicies: new PolicyRepository(config, changes),
  };
}

async function openFacts(parts: StoreParts, database: Database) {
  const { nowMs, nowUs, verifySecret, onStored } = parts;
  const partitions = new Partitions(database, (error, partition) =>
    parts.logger.warn({ err: error, partition }, 'no partition yet: its rows are kept in the rest'),
  );
  const series = new SeriesDirectory(database);
  const feeds = new FeedBook(database);
  const processes = new ProcessBook(database, parts.processId);
  const presence = new PresenceBook(database, processes);
  const signs = new SignBook(database);
  const door = new DoorBook(database);
  const directory = new MemorySourceDirectory(database, verifySecret, (use) =>
    door.newSecretUsed(use),
  );
  const mappingDirectory = new MemoryMappingDirectory(database);
  const codecMemory = new CodecMemoryBook(database, parts.onRemembered);
  const maintenance = new Maintenance(database, partitions, nowMs);
  const ruleBook = new RuleBook(database);
  const { rules } = ruleBook;
  const reloadRules = (): Promise<void> => ruleBook.load();
  const retelling = new Retelling({ database, rules, reload: reloadRules, nowUs, onStored });
  const probe = new Probe(database);
  await partitions.makeAhead(nowMs());
  await Promise.all([
    series.load(),
    feeds.load(),
    presence.load(),
    signs.load(),
    directory.load(),
    ruleBook.load(),
    mappingDirectory.load(),
    codecMemory.load(),
  ]);
  const memory = codecMemory;
  const noted = async (turned: TurnedPresence): Promise<TurnedPresence> => {
    await noteLate({ query: (asked) => database.query('intake', asked) }, turned.changed, nowMs());
    return turned;
  };
  return {
    facts: new FactWriter({
      ...{ database, partitions, series, feeds, presence, signs, rules, memory, nowMs },
    }),
    /** Which foreign topics are whose, and what their codecs remember. */
    mappingDirectory,
    codecMemory,
    keptMessages: new KeptMessages(database),
    verdicts: new VerdictWriter(database, rules, nowUs, onStored),
    rules,
    /** The calendar, office hours or a policy were changed. */
    reloadRules,
    /** For whoever leads, now and then: what is still to be told anew by changed rules. */
    retelling,
    valueLedger: new PgValueLedger({ database, partitions, nowMs, onStored }),
    directory,
    /** Who was not let in last, and which new secrets are in use. */
    door,
    office: officeTimeOf(rules),
    flags: presence as SourceFlags,
    signs: signs as SourceSigns,
    /** Nobody can be called silent for the time in which nobody could be heard. */
    listenAgain: (): void => processes.listenAgain(nowMs()),
    /** Every process tells what it heard, also that it is there; gives what it put right. */
    tellHeard: async (): Promise<TurnedPresence> => {
      const turns = await presence.tell(nowMs());
      await signs.flush();
      return noted(turnedPresence(turns));
    },
    /** For whoever leads: sources that fell silent, whichever process would have heard them. */
    judgeSilence: async (): Promise<TurnedPresence> =>
      noted(turnedPresence(await presence.judgeSilence(nowMs()))),
    /** What depends on whether a source is expected to be there, from a moment on. */
    changesOfExpectation: (source: SourceIdentity, fromMs: number): Promise<FactChange[]> =>
      changesOfExpectation(database, source, fromMs),
    processes,
    /** For every process, now and then: partitions that could not be made are tried again. */
    tryPartitionsAgain: (): void => partitions.tryAgain(),
    /** Sources have declared something new. */
    reloadFeeds: (): Promise<void> => feeds.load(),
    maintenance,
    /** Whether the database answers at all. */
    probe: (): Promise<void> => probe.ask(),
  };
}
