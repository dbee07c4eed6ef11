import { QUIET_MS, Watchdog } from './watchdog';

jest.useFakeTimers();

function guarded(alive: boolean) {
  const lost = jest.fn();
  const probe = jest.fn(() => Promise.resolve(alive));
  const dog = new Watchdog({ probe, now: Date.now, lost });
  dog.start();
  return { dog, lost, probe };
}

describe('the watchdog of a connection', () => {
  it('asks nothing while messages come', async () => {
    const { dog, probe } = guarded(false);
    for (let second = 0; second < 10; second += 1) {
      await jest.advanceTimersByTimeAsync(1_000);
      dog.heard();
    }
    expect(probe).not.toHaveBeenCalled();
    dog.stop();
  });

  it('gives a server up that is quiet and does not answer', async () => {
    const { dog, lost } = guarded(false);
    await jest.advanceTimersByTimeAsync(QUIET_MS + 1_000);
    expect(lost).toHaveBeenCalled();
    dog.stop();
  });

  it('trusts one that is quiet and answers, and asks no more once stopped', async () => {
    const { dog, lost, probe } = guarded(true);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(lost).not.toHaveBeenCalled();
    const asked = probe.mock.calls.length;
    dog.stop();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(probe).toHaveBeenCalledTimes(asked);
  });
});
