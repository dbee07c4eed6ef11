import { Controller, Param, Req, Res } from '@nestjs/common';
import {
  createDisplay,
  createdDisplay,
  exchangeDisplay,
  exchangedDisplay,
  LIMITS,
  listOf,
  patchDisplay,
  watchedDisplay,
  type Display,
  type Page,
  type Screen,
  type WatchedDisplay,
} from '@nhip-xa/contract';
import type { KpiBook } from '@nhip-xa/domain';
import {
  COOKIES,
  authorOf,
  type Accounts,
  type ConfigChanges,
  type DisplayStore,
  type Gate,
  type PageRequest,
  type Principal,
  type ScreenStore,
  type SignIn,
  type StoredScreen,
} from '@nhip-xa/ports';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { refusalOf } from '../account-refusal';
import { Caller, FromBody, FromQuery } from '../asked';
import { giveCookie } from '../cookies';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound } from '../problem';
import { page } from '../queries';
import { checkWallSettings } from '../wall-rules';

@Controller('api/v1/displays')
export class DisplaysController {
  constructor(
    @Port('displays') private readonly displays: DisplayStore,
    @Port('accounts') private readonly accounts: Accounts,
    @Port('gate') private readonly gate: Gate,
    @Port('signIn') private readonly signIn: SignIn,
    @Port('screens') private readonly screens: ScreenStore,
    @Port('book') private readonly book: () => KpiBook,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('version') private readonly version: string,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Wall displays of my subtree, with the screens that show them',
    needs: 'display.read',
    scope: 'own',
    query: page,
    answer: listOf(watchedDisplay),
  })
  async list(
    @Caller() caller: Principal,
    @FromQuery() query: PageRequest,
  ): Promise<Page<WatchedDisplay>> {
    const { items, next } = await this.displays.list(caller.unit, query);
    return { items: await this.watched(items), next };
  }

  @Route('post', '', {
    summary: 'Make a wall display; its token is shown once',
    needs: 'display.write',
    scope: { body: 'unit' },
    body: createDisplay,
    answer: createdDisplay,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @FromBody() body: z.infer<typeof createDisplay>,
  ): Promise<z.infer<typeof createdDisplay>> {
    checkWallSettings(body.settings, this.book());
    const made = await this.accounts.createDisplay(body, authorOf(caller));
    return { ...made, url: `/wall/${made.unit}#token=${made.token}` };
  }

  @Route('post', 'exchange', {
    summary: "Exchange a display's token for a cookie that opens its unit's wall",
    needs: 'public',
    scope: 'none',
    body: exchangeDisplay,
    answer: exchangedDisplay,
  })
  async exchange(
    @FromBody() body: z.infer<typeof exchangeDisplay>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof exchangedDisplay>> {
    const given = await this.signIn.exchange(body.token);
    if (!given) throw new HttpProblem('unauthenticated', { detail: 'not the token of a display' });
    giveCookie(request, response, COOKIES.display, given.pass);
    return { unit: given.unit, name: given.name };
  }

  @Route('get', ':id', {
    summary: 'A wall display, with the screens that show it',
    needs: 'display.read',
    scope: 'handler',
    answer: watchedDisplay,
  })
  async one(@Caller() caller: Principal, @Param('id') id: string): Promise<WatchedDisplay> {
    return this.oneWatched(await this.reached(caller, id));
  }

  @Route('patch', ':id', {
    summary: 'Rename a display or set up how its wall behaves; open walls follow at once',
    needs: 'display.write',
    scope: 'handler',
    body: patchDisplay,
    answer: watchedDisplay,
  })
  async patch(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @FromBody() body: z.infer<typeof patchDisplay>,
  ): Promise<WatchedDisplay> {
    await this.reached(caller, id);
    checkWallSettings(body.settings, this.book());
    const after = await this.displays.patch(id, body, authorOf(caller));
    if (!after) throw notFound();
    await this.changes.emit({ what: 'kpis', kpis: [], unit: after.unit });
    return this.oneWatched(after);
  }

  @Route('delete', ':id', {
    summary: 'Take a display back; its screens go dark at once',
    needs: 'display.write',
    scope: 'handler',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    await this.reached(caller, id);
    const done = await this.accounts.removeDisplay(id, authorOf(caller));
    if (done !== 'removed') throw refusalOf(done);
  }

  private async reached(caller: Principal, id: string): Promise<Display> {
    const found = await this.displays.one(id);
    if (!found || !(await this.gate.mayReach(caller, found.unit))) throw notFound();
    return found;
  }

  private async oneWatched(found: Display): Promise<WatchedDisplay> {
    const screens = await this.screens.of([found.id]);
    return { ...found, screens: this.asSeen(screens.get(found.id)) };
  }

  private async watched(displays: readonly Display[]): Promise<WatchedDisplay[]> {
    const screens = await this.screens.of(displays.map(({ id }) => id));
    return displays.map((each) => ({ ...each, screens: this.asSeen(screens.get(each.id)) }));
  }

  private asSeen(screens: readonly StoredScreen[] = []): Screen[] {
    const aliveSinceMs = this.now() - LIMITS.screenSilentSeconds * 1_000;
    return screens.map((screen) => ({
      ...screen,
      alive: Date.parse(screen.lastSeenAt) >= aliveSinceMs,
      outdated: screen.version !== this.version,
    }));
  }
}
