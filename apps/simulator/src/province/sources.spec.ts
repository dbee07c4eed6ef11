import { createSource, createUnit, LIMITS } from '@nhip-xa/contract';
import { COMMUNES, PROVINCE } from './communes';
import { communeUnit, provinceUnit, villagesOf } from './provision';
import { sourcesOf } from './sources';

describe('the province', () => {
  it('has a dozen communes whose codes keep their zeros', () => {
    expect(COMMUNES).toHaveLength(12);
    for (const { code } of COMMUNES) expect(code).toMatch(/^0\d{4}$/);
    expect(new Set(COMMUNES.map(({ code }) => code)).size).toBe(12);
  });

  it('asks for what the API takes, all of it simulated', () => {
    const units = [provinceUnit, ...COMMUNES.map(communeUnit), ...COMMUNES.flatMap(villagesOf)];
    for (const each of units) expect(createUnit.parse(each)).toMatchObject({ simulated: true });
    expect(provinceUnit.code).toBe(PROVINCE.code);
    for (const { create } of COMMUNES.flatMap(sourcesOf))
      expect(() => createSource.parse(create)).not.toThrow();
  });

  it('has 8 to 30 cameras, a one-stop system, feedback, a shop and services in each commune', () => {
    for (const commune of COMMUNES) {
      const specs = sourcesOf(commune);
      const cameras = specs.filter(({ create }) => create.kind === 'camera');
      expect(cameras.length).toBeGreaterThanOrEqual(8);
      expect(cameras.length).toBeLessThanOrEqual(30);
      expect(specs.map(({ create }) => create.id)).toEqual(
        expect.arrayContaining(['motcua', 'phananh', 'san-ocop', 'cong-dvc', 'qlvb']),
      );
      expect(specs.filter(({ gauge }) => gauge === 'up').length).toBeGreaterThanOrEqual(2);
      expect(new Set(specs.map(({ key }) => key)).size).toBe(specs.length);
    }
  });

  it('has rising marks at every water station', () => {
    const stations = COMMUNES.flatMap(sourcesOf).filter(({ gauge }) => gauge === 'water');
    expect(stations.length).toBeGreaterThan(8);
    for (const { create } of stations) {
      const marks = create.attributes?.['floodLevels'] as number[];
      expect(marks).toHaveLength(3);
      expect([...marks].sort((a, b) => a - b)).toEqual(marks);
      expect(create.heartbeatSeconds).toBe(LIMITS.heartbeatSecondsUsual);
    }
  });
});
