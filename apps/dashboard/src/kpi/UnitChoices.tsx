import '../kpi-editor/editor.css';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { TargetForm } from '../kpi-editor/TargetForm';
import { WallChoice } from '../kpi-editor/WallChoice';
import type { Definition } from '../shell/definitions';
import { Fold } from '../shell/Fold';
import { useMe } from '../shell/me';

/** Roles that set targets [contract 3, roles]. */
const SETS_TARGETS: ReadonlySet<string> = new Set(['admin', 'province-staff']);
/** Roles that choose the numbers of a wall. */
const CHOOSES_WALLS: ReadonlySet<string> = new Set(['admin', 'chairman']);

interface ChoicesProps {
  unit: string;
  definition: Definition;
}

/** What whoever may makes of a KPI in one unit: its target, and whether the wall shows it. */
export function UnitChoices({ unit, definition }: ChoicesProps): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  return (
    <>
      {SETS_TARGETS.has(role) ? (
        <Fold className="panel" summary={t('target.title')}>
          <TargetForm unit={unit} definition={definition} />
        </Fold>
      ) : null}
      {CHOOSES_WALLS.has(role) ? (
        <Fold className="panel" summary={t('walls.title')}>
          <WallChoice unit={unit} kpi={definition.code} />
        </Fold>
      ) : null}
    </>
  );
}
