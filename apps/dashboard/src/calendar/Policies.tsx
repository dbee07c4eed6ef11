import {
  CASE_SEVERITIES,
  PERIOD_UNITS,
  type DeadlinePolicyEntry,
  type DeadlinePolicyQuery,
  type PolicyPeriodEntry,
} from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { ChoiceField, NewForm, TextField } from '../admin/fields';
import { api } from '../api/http';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { policiesQuery } from './calendar-queries';
import { policyOf } from './policy-body';

interface PoliciesProps {
  unit: string;
  mayWrite: boolean;
}

/** How long feedback that comes without a date may take. */
export function Policies({ unit, mayWrite }: PoliciesProps): ReactElement {
  const { t } = useTexts();
  const policies = useQuery(policiesQuery(unit));
  const ownLevel = /^(VN|\d{2})$/.test(unit);
  return (
    <section className="panel" aria-labelledby="policies">
      <h2 id="policies">{t('policy.title')}</h2>
      <p className="faint">{t('policy.how')}</p>
      {policies.error ? (
        <Trouble error={policies.error} retry={() => void policies.refetch()} />
      ) : null}
      {!policies.data && !policies.error ? <Loading rows={2} /> : null}
      {policies.data?.items.length === 0 ? <Empty>{t('policy.none')}</Empty> : null}
      {policies.data && policies.data.items.length > 0 ? (
        <Table policies={policies.data.items} own={mayWrite ? unit : undefined} />
      ) : null}
      {mayWrite && ownLevel ? <NewPolicy unit={unit} /> : null}
      {mayWrite && !ownLevel ? <p className="faint">{t('policy.provinceOnly')}</p> : null}
    </section>
  );
}

interface TableProps {
  policies: readonly DeadlinePolicyEntry[];
  /** The unit whose policies may be taken away here. */
  own: string | undefined;
}

function Table({ policies, own }: TableProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('admin.unit')}</th>
            <th scope="col">{t('policy.channel')}</th>
            <th scope="col">{t('policy.severity')}</th>
            <th scope="col">{t('policy.intake')}</th>
            <th scope="col">{t('policy.resolve')}</th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => (
            <PolicyRow
              key={[policy.unit, policy.channel, policy.severity].join(' ')}
              policy={policy}
              removable={policy.unit === own}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PolicyRowProps {
  policy: DeadlinePolicyEntry;
  removable: boolean;
}

function PolicyRow({ policy, removable }: PolicyRowProps): ReactElement {
  const { t, word } = useTexts();
  const queries = useQueryClient();
  const { unit, channel, severity } = policy;
  const remove = async (): Promise<void> => {
    const named = (severity ?? undefined) as DeadlinePolicyQuery['severity'];
    const query = { unit, channel: channel ?? undefined, severity: named };
    await api.DELETE('/api/v1/deadline-policies', { params: { query } });
    await queries.invalidateQueries({ queryKey: ['deadline-policies'] });
  };
  return (
    <tr>
      <td>
        <UnitLabel code={unit} />
      </td>
      <td>{channel === null ? t('policy.any') : word('attribute.channel', channel)}</td>
      <td>{severity === null ? t('policy.any') : word('severity', severity)}</td>
      <td>
        <PeriodWords period={policy.intake} />
      </td>
      <td>
        <PeriodWords period={policy.resolve} />
      </td>
      <td>
        {removable ? (
          <Asked act={t('policy.remove')} question={t('policy.removeAsk')} done={remove} />
        ) : null}
      </td>
    </tr>
  );
}

function PeriodWords({ period }: { period: PolicyPeriodEntry | null }): ReactElement {
  const { t } = useTexts();
  if (period === null) return <span className="faint">{t('policy.unset')}</span>;
  const { amount, amountOnDayOff, unit } = period;
  const of = (count: number): string => t(`policy.in.${unit}`, { count });
  return (
    <>
      {of(amount)}
      {amountOnDayOff === null ? null : (
        <span className="line faint">{t('policy.onDayOff', { period: of(amountOnDayOff) })}</span>
      )}
    </>
  );
}

function NewPolicy({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const send = async (values: Record<string, string>): Promise<void> => {
    await api.PUT('/api/v1/deadline-policies', { body: policyOf(unit, values) });
    await queries.invalidateQueries({ queryKey: ['deadline-policies'] });
  };
  const any = { value: '', text: t('policy.any') };
  const severities = CASE_SEVERITIES.map((name) => ({ value: name, text: t(`severity.${name}`) }));
  const units = PERIOD_UNITS.map((name) => ({ value: name, text: t(`policy.unit.${name}`) }));
  return (
    <NewForm title={t('policy.new')} send={send}>
      <TextField name="channel" label={t('policy.channel')} how={t('policy.channelHow')} />
      <ChoiceField name="severity" label={t('policy.severity')} choices={[any, ...severities]} />
      <TextField name="intake" label={t('policy.intake')} how={t('policy.amountHow')} />
      <TextField name="intakeOff" label={t('policy.intakeOff')} how={t('policy.offHow')} />
      <ChoiceField name="intakeUnit" label={t('policy.intakeUnit')} choices={units} />
      <TextField name="resolve" label={t('policy.resolve')} how={t('policy.amountHow')} />
      <TextField name="resolveOff" label={t('policy.resolveOff')} how={t('policy.offHow')} />
      <ChoiceField name="resolveUnit" label={t('policy.resolveUnit')} choices={units} />
    </NewForm>
  );
}
