import type { OwnDisplay, ScreenReport } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import { LiveContext, NOTHING_YET, type LiveClient } from '@nhip-xa/web-live';
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { FIRST_REPORT_MS, REPORT_EVERY_MS, useScreenReports } from './reports';

const mockAsked = jest.fn((_path: string, _sent: { body: ScreenReport }) => Promise.resolve({}));
jest.mock('../../api/http', () => ({
  api: { POST: (...sent: Parameters<typeof mockAsked>) => mockAsked(...sent) },
}));

const DISPLAY: OwnDisplay = { id: 'd', name: 'Phòng họp', settings: usualWall('commune') };

/** A live client whose server says its version when the test lets it. */
class LateServer {
  private state = NOTHING_YET;
  private readonly listeners = new Set<() => void>();
  getState = (): typeof NOTHING_YET => this.state;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  takeDrawnMs = (): number | null => null;
  says(version: string): void {
    this.state = { ...this.state, version };
    this.listeners.forEach((listener) => listener());
  }
}

function Screen({ display }: { display: OwnDisplay | null }): null {
  useScreenReports(display, 'overview');
  return null;
}

describe('a screen that reports itself', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    mockAsked.mockClear();
  });
  afterEach(() => jest.useRealTimers());

  async function shown(display: OwnDisplay | null) {
    const server = new LateServer();
    const root = createRoot(document.createElement('div'));
    const value = server as unknown as LiveClient;
    await act(async () =>
      root.render(createElement(LiveContext, { value }, createElement(Screen, { display }))),
    );
    const pass = (ms: number): Promise<void> => act(async () => jest.advanceTimersByTime(ms));
    return { server, pass, leave: () => act(async () => root.unmount()) };
  }

  it('does so soon after a server that was late is there, and then once a minute', async () => {
    const { server, pass, leave } = await shown(DISPLAY);
    await pass(2 * FIRST_REPORT_MS);
    expect(mockAsked).not.toHaveBeenCalled();
    await act(async () => server.says('0.1.0'));
    await pass(FIRST_REPORT_MS);
    expect(mockAsked).toHaveBeenCalledTimes(1);
    const [path, { body }] = mockAsked.mock.calls[0] as Parameters<typeof mockAsked>;
    expect(path).toBe('/api/v1/displays/own/screens');
    expect(body).toMatchObject({ version: '0.1.0', scene: 'overview' });
    await pass(REPORT_EVERY_MS);
    expect(mockAsked).toHaveBeenCalledTimes(2);
    await leave();
    await pass(REPORT_EVERY_MS);
    expect(mockAsked).toHaveBeenCalledTimes(2);
  });

  it('is no person’s own look at a wall', async () => {
    const { server, pass, leave } = await shown(null);
    await act(async () => server.says('0.1.0'));
    await pass(REPORT_EVERY_MS);
    expect(mockAsked).not.toHaveBeenCalled();
    await leave();
  });
});
