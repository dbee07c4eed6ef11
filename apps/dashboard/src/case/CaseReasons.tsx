import type { DeadlineReasons } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { sayReasons } from './reasons-words';

/** Why a case is in time or not: the rule in words, worked out with its own numbers. */
export function CaseReasons({ reasons }: { reasons: DeadlineReasons }): ReactElement {
  const words = useTexts();
  const { t, language } = words;
  const code = reasons.due?.policyUnit ?? undefined;
  // whoever sees a commune alone does not see the province whose policy it is
  const maker = useUnit(code === 'VN' ? undefined : code);
  const said = sayReasons(reasons, words, maker ? unitName(maker, language) : t(madeBy(code)));
  return (
    <section className="panel" aria-labelledby="why">
      <h2 id="why">{t('why.title')}</h2>
      <p className="why__verdict" data-tone={said.tone}>
        {said.verdict}
      </p>
      <ol className="why__steps">
        {said.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="faint">{t('why.rule')}</p>
    </section>
  );
}

const madeBy = (code: string | undefined): 'why.nation' | 'why.province' =>
  code === 'VN' ? 'why.nation' : 'why.province';
