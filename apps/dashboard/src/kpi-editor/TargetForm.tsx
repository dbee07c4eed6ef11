import type { KpiDefinition, KpiTarget, PutTarget } from '@nhip-xa/contract';
import { dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { Asked } from '../admin/Asked';
import { api } from '../api/http';
import { Loading } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { faultWords } from './faults';
import type { RuleText } from './form';
import { ruleText } from './from-definition';
import { TextInput } from './inputs';
import { targetQuery } from './kpi-queries';
import { RuleInput } from './MoreFields';
import { numberOf } from './to-draft';

interface TargetProps {
  unit: string;
  definition: Pick<KpiDefinition, 'code' | 'uom'>;
}

/** What a KPI is held to in one unit, who answers for it, and why. */
export function TargetForm({ unit, definition }: TargetProps): ReactElement {
  const { data } = useQuery(targetQuery(unit, definition.code));
  if (!data) return <Loading rows={2} />;
  return <Fields key={`${unit} ${data.at ?? ''} ${data.target}`} told={data} />;
}

const CLEARED = { target: null, targetValue: null, warning: null, critical: null, owner: null };

function Fields({ told }: { told: KpiTarget }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const [target, setTarget] = useState(told.target);
  const [targetValue, setValue] = useState(
    told.targetValue === null ? '' : String(told.targetValue),
  );
  const [warning, setWarning] = useState(ruleText(told.warning));
  const [critical, setCritical] = useState(ruleText(told.critical));
  const [owner, setOwner] = useState(told.owner);
  const [why, setWhy] = useState('');
  const { send, said, trouble } = useSending(told);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const body = {
      ...(target !== told.target && { target }),
      ...(numberText(told.targetValue) !== targetValue && {
        targetValue: targetValue === '' ? null : numberOf(targetValue),
      }),
      ...changedRule('warning', warning, told),
      ...changedRule('critical', critical, told),
      ...(owner !== told.owner && { owner: owner === '' ? null : owner }),
    };
    void send({ ...body, why });
  };
  return (
    <form className="target-form" onSubmit={submit} aria-label={t('target.title')}>
      <p className="faint">
        <UnitLabel code={told.unit} />: {t('target.only')}
      </p>
      <div className="editor__fields">
        <TextInput label={t('edit.target')} value={target} change={setTarget} maxLength={60} />
        <TextInput label={t('edit.targetValue')} value={targetValue} change={setValue} numeric />
        <TextInput label={t('target.owner')} value={owner} change={setOwner} maxLength={120} />
        <RuleInput label={t('edit.warning')} rule={warning} change={setWarning} />
        <RuleInput label={t('edit.critical')} rule={critical} change={setCritical} />
        <TextInput
          label={t('target.why')}
          how={t('target.whyHow')}
          value={why}
          change={setWhy}
          maxLength={500}
          required
        />
      </div>
      <SetBy told={told} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <p role="status" className="said">
        {said}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main">
          {t('target.save')}
        </button>
        {told.own.length > 0 ? (
          <Asked
            act={t('target.restore')}
            question={t('target.restoreAsk')}
            done={() => send({ ...CLEARED, why: t('target.restore') })}
          />
        ) : null}
      </div>
    </form>
  );
}

const numberText = (value: number | null): string => (value === null ? '' : String(value));

function changedRule(
  name: 'warning' | 'critical',
  rule: RuleText,
  told: KpiTarget,
): Partial<PutTarget> {
  const before = ruleText(told[name]);
  if (before.sign === rule.sign && before.bound === rule.bound) return {};
  return { [name]: rule.sign === '' ? null : { [rule.sign]: numberOf(rule.bound) } };
}

function SetBy({ told }: { told: KpiTarget }): ReactElement | null {
  const { t } = useTexts();
  if (told.by === null || told.at === null) return null;
  const at = dateTime(momentMs(told.at));
  return <p className="faint">{t('target.by', { by: told.by, at, why: told.why })}</p>;
}

/** Sends what changed and says what came of it. */
function useSending({ unit, kpi }: KpiTarget) {
  const texts = useTexts();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState('');
  const send = async (body: PutTarget): Promise<void> => {
    setSaid('');
    setTrouble('');
    try {
      const params = { path: { code: unit, kpi } };
      await api.PUT('/api/v1/units/{code}/kpis/{kpi}/target', { params, body });
      setSaid(texts.t('target.saved'));
      await queries.invalidateQueries({ queryKey: ['kpi-target', unit, kpi] });
    } catch (error) {
      setTrouble(faultWords(error as Error, texts));
    }
  };
  return { send, said, trouble };
}
