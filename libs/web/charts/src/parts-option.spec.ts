import { partsExtent, partsOption, type PartBar } from './parts-option';

const bar = (value: number, adds: boolean): PartBar => ({ name: `${value}`, value, adds });
const colours = {
  text: '#1',
  faint: '#2',
  line: '#3',
  accent: 'gain',
  warning: 'loss',
  critical: '#6',
  stale: '#7',
  ground: '#8',
};

describe('the parts of a net amount', () => {
  it('lie right of nought where they add and left where they take', () => {
    const option = partsOption({
      bars: [bar(300, true), bar(200, false), bar(-40, true)],
      colours,
      font: 'f',
      format: (value) => `${value} ₫`,
    });
    const [{ data }] = option['series'] as [{ data: object[] }];
    expect(data).toMatchObject([
      {
        value: 300,
        itemStyle: { color: 'gain' },
        label: { position: 'right', formatter: '300 ₫' },
      },
      {
        value: -200,
        itemStyle: { color: 'loss' },
        label: { position: 'left', formatter: '200 ₫' },
      },
      { value: -40, itemStyle: { color: 'gain' }, label: { position: 'left', formatter: '-40 ₫' } },
    ]);
    expect(option['yAxis']).toMatchObject({ data: ['300', '200', '-40'], inverse: true });
  });

  it('have nought among them, and room for words on the sides in use', () => {
    // 45 % of the 500 between the ends
    expect(partsExtent([bar(300, true), bar(200, false)])).toEqual({ min: -425, max: 525 });
    expect(partsExtent([bar(100, true)])).toEqual({ min: 0, max: 145 });
    expect(partsExtent([bar(100, false)])).toEqual({ min: -145, max: 0 });
    expect(partsExtent([])).toEqual({ min: 0, max: 0.45 });
  });
});
