import { DrawnTimes } from './drawn-times';

describe('how long messages take to be drawn', () => {
  it('is the 95th percentile since the last asking', () => {
    const times = new DrawnTimes();
    for (let seq = 1; seq <= 20; seq += 1) {
      times.came(seq, seq * 1_000);
      times.drew(seq, seq * 1_000 + seq);
    }
    // of 1 … 20 ms, 19 of 20 (95 %) took 19 ms or less
    expect(times.take()).toBe(19);
    expect(times.take()).toBeNull();
  });

  it('counts what was drawn once, and what was overtaken not at all', () => {
    const times = new DrawnTimes();
    times.came(1, 0);
    times.came(2, 10);
    times.drew(1, 15);
    times.drew(2, 30);
    times.drew(2, 500);
    expect(times.take()).toBe(20);
  });
});
