import type { Principal } from '@nhip-xa/ports';
import { SubtreeGate } from './subtree-gate';

const PATHS: Readonly<Record<string, string[]>> = {
  VN: ['VN'],
  '48': ['VN', '48'],
  '20194': ['VN', '48', '20194'],
  '20195': ['VN', '48', '20195'],
  '20194-1': ['VN', '48', '20194', '20194-1'],
  '01': ['VN', '01'],
};
const gate = new SubtreeGate({ pathOf: (code) => Promise.resolve(PATHS[code]) });

const officer = (unit: string): Principal => ({
  kind: 'user',
  id: '1',
  username: 'a',
  displayName: 'A',
  role: 'officer',
  unit,
});
const wall = (unit: string): Principal => ({
  kind: 'display',
  id: '1',
  name: 'Sảnh',
  role: 'display',
  unit,
});

it.each([
  ['VN', '20194-1', true],
  ['48', '48', true],
  ['48', '20195', true],
  ['48', 'VN', false],
  ['48', '01', false],
  ['20194', '20195', false],
  ['20194', '20194-1', true],
  ['48', '99999', false],
])('a person of %s reaches %s: %s', async (unit, asked, reached) => {
  await expect(gate.mayReach(officer(unit), asked)).resolves.toBe(reached);
});

it.each([
  ['48', '48', true],
  ['48', '20194', true],
  ['48', '20194-1', false],
  ['48', 'VN', false],
  ['20194', '20195', false],
])('a wall of %s reaches %s: %s', async (unit, asked, reached) => {
  await expect(gate.mayReach(wall(unit), asked)).resolves.toBe(reached);
});

it('lets no token make another', () => {
  const token: Principal = {
    kind: 'token',
    id: '1',
    name: 't',
    maker: 'a',
    role: 'admin',
    unit: 'VN',
  };
  expect(gate.mayAct(token, 'token.own')).toBe(false);
  expect(gate.mayAct(token, 'user.write')).toBe(true);
  expect(gate.mayAct(officer('48'), 'token.own')).toBe(true);
});
