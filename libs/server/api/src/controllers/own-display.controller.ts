import { Controller } from '@nestjs/common';
import {
  LIMITS,
  ownDisplay,
  screenFault,
  screenReport,
  type OwnDisplay,
  type ScreenFault,
  type ScreenReport,
} from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import type { DisplayStore, Principal, ScreenStore, UnitStore } from '@nhip-xa/ports';
import { Caller, FromBody } from '../asked';
import { Route } from '../endpoint';
import { Port, type ApiLogger } from '../ports';
import { PreviewThrottle } from '../preview-throttle';
import { HttpProblem, notFound } from '../problem';
import { faultText, plainText } from '../screen-words';

/** A place may come free when a screen has been silent for this, in seconds. */
const FULL_AGAIN = String(LIMITS.screenSilentSeconds);

/** What a display asks and tells of itself. */
@Controller('api/v1/displays/own')
export class OwnDisplayController {
  private readonly throttle = new PreviewThrottle(LIMITS.screenFaultsPerMinute);

  constructor(
    @Port('displays') private readonly displays: DisplayStore,
    @Port('screens') private readonly screens: ScreenStore,
    @Port('units') private readonly units: UnitStore,
    @Port('screenFaulted') private readonly faulted: () => void,
    @Port('logger') private readonly logger: ApiLogger,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'The display that asks, and how its wall behaves; 404 for anybody else',
    needs: 'unit.read',
    scope: 'none',
    answer: ownDisplay,
  })
  async own(@Caller() caller: Principal): Promise<OwnDisplay> {
    const found = await this.displays.one(displayId(caller));
    const unit = found && (await this.units.one(found.unit));
    if (!found || !unit) throw notFound();
    const { id, name, settings } = found;
    // what a later version adds to the settings is as usual
    return { id, name, settings: { ...usualWall(unit.level), ...settings } };
  }

  @Route('post', 'screens', {
    summary: 'A screen of the display that asks is alive',
    needs: 'screen.report',
    scope: 'none',
    body: screenReport,
    status: 204,
  })
  async report(@Caller() caller: Principal, @FromBody() body: ScreenReport): Promise<void> {
    const report = { ...body, version: plainText(body.version) };
    const kept = await this.screens.report(displayId(caller), report, this.now());
    if (kept === 'gone') throw notFound();
    if (kept === 'full') {
      const detail = `at most ${LIMITS.screensPerDisplay} screens show one display`;
      throw new HttpProblem('throttled', { detail, headers: { 'Retry-After': FULL_AGAIN } });
    }
  }

  @Route('post', 'faults', {
    summary: 'Something went wrong on a screen of the display that asks',
    needs: 'screen.report',
    scope: 'none',
    body: screenFault,
    status: 204,
  })
  async fault(@Caller() caller: Principal, @FromBody() body: ScreenFault): Promise<void> {
    const display = displayId(caller);
    this.refuseTooMany(display);
    const fault = {
      screen: body.screen,
      version: plainText(body.version),
      where: faultText(body.where),
      message: faultText(body.message),
    };
    this.logger.warn({ display, unit: caller.unit, ...fault }, 'a screen of a wall had a fault');
    this.faulted();
    await this.screens.fault(display, fault, this.now());
  }

  private refuseTooMany(display: string): void {
    const waitMs = this.throttle.waitMs(display, this.now());
    if (waitMs <= 0) return;
    const headers = { 'Retry-After': String(Math.ceil(waitMs / 1_000)) };
    throw new HttpProblem('throttled', { headers });
  }
}

function displayId(caller: Principal): string {
  if (caller.kind !== 'display') throw notFound();
  return caller.id;
}
