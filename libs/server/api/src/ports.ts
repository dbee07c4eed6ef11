import { Inject, type Provider } from '@nestjs/common';
import type { PreviewAnswer, PreviewMapping } from '@nhip-xa/contract';
import type { KpiBook } from '@nhip-xa/domain';
import type {
  Accounts,
  Alerts,
  AuditReader,
  AuditWriter,
  Authenticator,
  BoundaryStore,
  BrokerAccounts,
  CalendarStore,
  CaseInsight,
  CaseVerdicts,
  Comparison,
  ConfigChanges,
  DeadlinePolicyStore,
  DefinitionStore,
  Demonstration,
  DisplayStore,
  FactCatalogue,
  FactReader,
  FrameReader,
  Gate,
  InstallationHealth,
  IntakeStanding,
  KeepingForecast,
  KeepingStore,
  KpiInsight,
  KpiPreviewer,
  KpiReader,
  KpiSettingStore,
  MaintenanceStore,
  MappingDirectory,
  MappingStore,
  MapReader,
  OwnAccount,
  PastWorkReader,
  PersonalKeyStore,
  PostedMessages,
  Privacy,
  ProposalStore,
  ReportFiles,
  ReportMaking,
  ReportScheduleStore,
  ReportStore,
  RetentionStore,
  RetriedMessages,
  SceneReader,
  Principal,
  ScreenStore,
  SearchReader,
  SecretHasher,
  SecretRotation,
  SignIn,
  SilenceReader,
  SourceDirectory,
  SourceImports,
  SourceStore,
  TargetStore,
  TokenStore,
  TraceReader,
  TypedNumberStore,
  UnitHoldingsReader,
  UnitImports,
  UnitStore,
  UserStore,
  ValueLedger,
  WallStore,
} from '@nhip-xa/ports';

/** What the API writes its few lines to: surprises only. */
export interface ApiLogger {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Everything the HTTP side needs of the others; the process joins them. */
export interface ApiPorts {
  authenticator: Authenticator;
  gate: Gate;
  signIn: SignIn;
  accounts: Accounts;
  ownAccount: OwnAccount;
  users: UserStore;
  tokens: TokenStore;
  displays: DisplayStore;
  screens: ScreenStore;
  units: UnitStore;
  unitImports: UnitImports;
  unitHoldings: UnitHoldingsReader;
  demonstration: Demonstration;
  boundaries: BoundaryStore;
  unitMaps: MapReader;
  sources: SourceStore;
  sourceImports: SourceImports;
  maintenanceWindows: MaintenanceStore;
  retention: RetentionStore;
  keeping: KeepingStore;
  keepingForecast: KeepingForecast;
  personalKeys: PersonalKeyStore;
  privacy: Privacy;
  installationHealth: InstallationHealth;
  calendars: CalendarStore;
  deadlinePolicies: DeadlinePolicyStore;
  secrets: SecretHasher;
  secretRotation: SecretRotation;
  audit: AuditReader;
  /** Writes down what was taken away as a file. */
  auditNotes: AuditWriter;
  facts: FactReader;
  frames: FrameReader;
  mappings: MappingStore;
  proposals: ProposalStore;
  mappingDirectory: Pick<MappingDirectory, 'ofCodec'>;
  /** The facts that a message would make; changes nothing. */
  previewMapping: (request: PreviewMapping, receivedMs: number) => PreviewAnswer;
  /** Rejected messages, read again or thrown away. */
  retries: RetriedMessages;
  /** Where messages go that come by HTTP. */
  posted: PostedMessages;
  /** Things by their names and numbers. */
  search: SearchReader;
  /** What bears on the silence of a source, and its last messages as they came. */
  silences: SilenceReader;
  trace: TraceReader;
  /** What the hot path knows of sources and communes. */
  directory: Pick<SourceDirectory, 'find' | 'holdsCommune'>;
  verdicts: CaseVerdicts;
  caseInsight: CaseInsight;
  valueLedger: ValueLedger;
  alerts: Alerts;
  /** Reports as they were made; how they are made, when, and their files. */
  reports: ReportStore;
  reportMaker: ReportMaking;
  reportSchedules: ReportScheduleStore;
  reportFiles: ReportFiles;
  kpis: KpiReader;
  kpiInsight: KpiInsight;
  typedNumbers: TypedNumberStore;
  /** The definitions as they stand; read at each request. */
  book: () => KpiBook;
  kpiDefinitions: DefinitionStore;
  targets: TargetStore;
  kpiSettings: KpiSettingStore;
  walls: WallStore;
  scenes: SceneReader;
  /** How much of the past is reckoned anew. */
  pastWork: PastWorkReader;
  /** What is different between two moments. */
  comparison: Comparison;
  factCatalogue: FactCatalogue;
  previewer: KpiPreviewer;
  changes: ConfigChanges;
  /** Of the server, as it is told to pages. */
  version: string;
  /** Told of every fault of a wall's screen. */
  screenFaulted: () => void;
  /** Told of every caller who was let in, unless a page asked by itself. */
  seen: (principal: Principal) => void;
  /** What the intake has in hand and in its spool. */
  standing: () => IntakeStanding;
  /** Where sources connect, the host where it is not the server's; the broker may listen later. */
  mqttAddress: () => { host?: string; port: number };
  /** The accounts of sources at the broker. */
  brokerAccounts: BrokerAccounts;
  /** A registry of prom-client. */
  metrics: { contentType: string; metrics(): Promise<string> };
  /** What is missing for serving; empty: ready. */
  missing: () => Promise<readonly string[]>;
  logger: ApiLogger;
  now: () => number;
  /** Moments of receipt: microseconds since 1970, no two the same. */
  nowUs: () => number;
}

const tokenOf = (name: keyof ApiPorts): string => `api port ${name}`;

/** Injects one of the ports. */
export const Port = (name: keyof ApiPorts): ParameterDecorator => Inject(tokenOf(name));

export const portProviders = (ports: ApiPorts): Provider[] =>
  (Object.keys(ports) as (keyof ApiPorts)[]).map((name) => ({
    provide: tokenOf(name),
    useValue: ports[name],
  }));
