import { Controller, Param } from '@nestjs/common';
import { kpiSetting, kpiSettingName, type KpiSetting } from '@nhip-xa/contract';
import { termsOf, type KpiBook } from '@nhip-xa/domain';
import { authorOf, type ConfigChanges, type KpiSettingStore, type Principal } from '@nhip-xa/ports';
import { Caller, FromBody } from '../asked';
import { Route } from '../endpoint';
import { KpiRules } from '../kpi-rules';
import { Port } from '../ports';
import { notFound } from '../problem';

@Controller('api/v1/kpi-settings/:name')
export class KpiSettingsController {
  constructor(
    @Port('kpiSettings') private readonly settings: KpiSettingStore,
    @Port('book') private readonly book: () => KpiBook,
    @Port('changes') private readonly changes: ConfigChanges,
    private readonly rules: KpiRules,
  ) {}

  @Route('get', '', {
    summary: 'Numbers that KPIs look up: hours saved by procedure, items contracted by unit',
    needs: 'kpi.write',
    scope: 'none',
    answer: kpiSetting,
  })
  async one(@Caller() caller: Principal, @Param('name') name: string): Promise<KpiSetting> {
    await this.rules.checkReach(caller);
    return this.settings.setting(known(name));
  }

  @Route('put', '', {
    summary: 'Set all of them; what is not named is removed',
    needs: 'kpi.write',
    scope: 'none',
    body: kpiSetting,
    answer: kpiSetting,
  })
  async set(
    @Caller() caller: Principal,
    @Param('name') name: string,
    @FromBody() body: KpiSetting,
  ): Promise<KpiSetting> {
    await this.rules.checkReach(caller);
    await this.settings.setSetting(known(name), body, authorOf(caller));
    await this.changes.emit({ what: 'kpis', kpis: this.kpisOver(name) });
    return this.settings.setting(name);
  }

  /** Every KPI that looks the numbers up. */
  private kpisOver(name: string): string[] {
    return this.book()
      .enabled.filter(({ measure }) =>
        termsOf(measure).some((term) =>
          term.fact === 'case'
            ? term.value && 'setting' in term.value && term.value.setting === name
            : term.fact === 'system' && term.what === name,
        ),
      )
      .map(({ code }) => code);
  }
}

function known(name: string): string {
  const { data } = kpiSettingName.safeParse(name);
  if (data === undefined) throw notFound();
  return data;
}
