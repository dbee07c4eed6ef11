import { ROLES } from '@nhip-xa/contract';
import { ACTS, type Act } from '@nhip-xa/ports';
import { covers, roleMay } from './role-acts';

const may = (role: Parameters<typeof roleMay>[0]): Act[] =>
  ACTS.filter((act) => roleMay(role, act));

it('lets the administrator do everything but speak for a screen', () => {
  expect(may('admin')).toEqual(ACTS.filter((act) => act !== 'screen.report'));
});

it('keeps accounts and the audit to the administrator', () => {
  for (const role of ROLES.filter((each) => each !== 'admin')) {
    expect(may(role)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(user|audit|unit\.write)/)]),
    );
  }
});

it('lets a technician see no case and no event, but everything of sources', () => {
  expect(may('technician')).not.toEqual(expect.arrayContaining([expect.stringMatching(/^case/)]));
  expect(roleMay('technician', 'event.read')).toBe(false);
  expect(roleMay('technician', 'scene.read')).toBe(false);
  for (const act of ['source.write', 'rejected.write', 'mapping.write', 'presence.read'] as const) {
    expect(roleMay('technician', act)).toBe(true);
  }
});

it('gives verdicts to chairman and officer, displays and targets as the contract says', () => {
  const who = (act: Act): string[] => ROLES.filter((role) => roleMay(role, act));
  expect(who('case.verdict')).toEqual(['admin', 'chairman', 'officer']);
  expect(who('display.write')).toEqual(['admin', 'province-staff', 'chairman']);
  expect(who('alert.acknowledge')).toEqual(['admin', 'chairman']);
  expect(who('alert.read')).toEqual(ROLES);
  expect(who('kpi.target')).toEqual(['admin', 'province-staff']);
  expect(who('value.write')).toEqual(['admin', 'province-staff', 'officer']);
});

it('lets a wall read numbers, units, presence, its scenes and frames, tell of its screens, and nothing else', () => {
  expect(may('display')).toEqual([
    'kpi.read',
    'unit.read',
    'presence.read',
    'scene.read',
    'frame.read',
    'screen.report',
  ]);
});

it('refuses a role that it does not know', () => {
  expect(roleMay('constructor' as 'admin', 'kpi.read')).toBe(false);
});

it('knows which role is as wide as another', () => {
  expect(covers('admin', 'technician')).toBe(true);
  // a chairman types no numbers
  expect(covers('chairman', 'officer')).toBe(false);
  expect(covers('officer', 'officer')).toBe(true);
  expect(covers('officer', 'chairman')).toBe(false);
  expect(covers('officer', 'technician')).toBe(false);
  expect(covers('province-staff', 'officer')).toBe(false);
});
