import { existsSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Access, KeyedSecrets } from '@nhip-xa/access';
import { ApiModule, configureHttp, type ApiPorts } from '@nhip-xa/api';
import { Preview } from '@nhip-xa/kpi';
import { LiveModule, type Live } from '@nhip-xa/live';
import { listenError, systemClock, type Config, type Logger } from '@nhip-xa/platform';
import type { Alerts, ConfigChanges, IntakeStanding, Principal } from '@nhip-xa/ports';
import { FileQueue } from '@nhip-xa/reports';
import type { Store } from '@nhip-xa/store';
import { urlOf } from './address';
import type { Broker } from './brokers';
import type { FrameKeeper } from './frame-keeper';
import type { Meters } from './meters';
import { REPORT_PROGRAM, onOwnThread } from './report-thread';
import type { StorageHealth } from './storage-health';
import { VERSION } from './version';

export interface WebParts {
  config: Config;
  logger: Logger;
  store: Store;
  access: Access;
  changes: ConfigChanges;
  meters: Meters;
  health: StorageHealth;
  live: Live;
  hasher: KeyedSecrets;
  demonstration: ApiPorts['demonstration'];
  frames: FrameKeeper;
  alerts: Alerts;
  reportMaker: ApiPorts['reportMaker'];
  seen: (principal: Principal) => void;
  standing: () => IntakeStanding;
  retries: ApiPorts['retries'];
  /** What is sent by HTTP is taken as what is published. */
  posted: ApiPorts['posted'];
  trace: ApiPorts['trace'];
  previewMapping: ApiPorts['previewMapping'];
  privacy: ApiPorts['privacy'];
  installationHealth: ApiPorts['installationHealth'];
  /** It may listen later than the web server. */
  broker: Broker;
}

/** Pages, API and live, on one port. */
export class WebServer {
  private starting = true;
  private http: HttpServer | undefined;
  private app: NestExpressApplication | undefined;

  private constructor(private readonly parts: WebParts) {}

  /** @throws StartError when the port cannot be listened on */
  static async start(parts: WebParts): Promise<WebServer> {
    const web = new WebServer(parts);
    await web.listen();
    return web;
  }

  get url(): string {
    const { port } = this.http?.address() as AddressInfo;
    return urlOf('http', this.parts.config.httpHost, port);
  }

  /** From now on it says that it is ready. */
  ready(): void {
    this.starting = false;
  }

  /** Ends the live connections first: a page that is left waiting looks for the server again. */
  async close(): Promise<void> {
    this.http?.closeIdleConnections();
    await this.app?.close();
  }

  private async listen(): Promise<void> {
    const { config, live } = this.parts;
    const ports = this.ports();
    const only = config.role === 'ingest' ? 'watching' : undefined;
    const imports = only
      ? [ApiModule.register(ports, only)]
      : [ApiModule.register(ports), LiveModule.register(live)];
    @Module({ imports })
    class ServerModule {}
    const app = await NestFactory.create<NestExpressApplication>(ServerModule, {
      bodyParser: false,
      abortOnError: false,
      forceCloseConnections: true,
      // what fails is told by whoever catches it, in our own words and once
      logger: ['fatal'],
    });
    this.app = app;
    await configureHttp(app, {
      version: VERSION,
      dashboardFolder: only ? undefined : dashboardFolder(),
      only,
    });
    await app.listen(config.httpPort, config.httpHost).catch((error: unknown) => {
      throw listenError(error, {
        what: 'The web server',
        host: config.httpHost,
        port: config.httpPort,
        portVariable: 'HTTP_PORT',
        hostVariable: 'HTTP_HOST',
      });
    });
    this.http = app.getHttpServer();
  }

  private ports(): ApiPorts {
    const { store, access, changes, meters, logger, hasher, broker, frames } = this.parts;
    const { demonstration } = this.parts;
    const { alerts, seen, standing, retries, posted, trace, previewMapping } = this.parts;
    const { privacy, installationHealth, reportMaker } = this.parts;
    return {
      ...access,
      ...store,
      alerts,
      reportMaker,
      reportFiles: new FileQueue({
        make: (asked, signal) => onOwnThread(REPORT_PROGRAM(), asked, signal),
      }),
      seen,
      retries,
      posted,
      trace,
      previewMapping,
      privacy,
      installationHealth,
      nowUs: () => systemClock.nowUs(),
      secrets: hasher,
      frames,
      demonstration,
      facts: store.factReader,
      auditNotes: store.audit,
      caseInsight: store.caseInsight,
      kpiInsight: store.kpiInsight,
      pastWork: store.pastWork,
      search: store.search,
      kpis: store.kpiReader,
      book: store.definitions.book,
      typedNumbers: store.typedNumbers,
      previewer: new Preview({
        probe: store.kpiProbe,
        book: store.definitions.book,
        units: () => store.kpis.units(),
        nowMs: () => Date.now(),
      }),
      changes,
      mqttAddress: () => broker.address(),
      brokerAccounts: broker.accounts,
      standing,
      version: VERSION,
      screenFaulted: () => meters.screenFaulted(),
      metrics: meters.registry,
      missing: () => this.missing(),
      logger: logger.child({ part: 'api' }),
      now: () => Date.now(),
    };
  }

  private async missing(): Promise<string[]> {
    if (this.starting) return ['starting'];
    const { store, health, broker } = this.parts;
    const answers = await store.probe().then(
      () => true,
      () => false,
    );
    return [
      ...(answers && health.state === 'ok' ? [] : ['database']),
      ...(broker.isConnected() ? [] : ['broker']),
    ];
  }
}

/** The built pages beside the built server; absent when only the server was built. */
function dashboardFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../dashboard', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
