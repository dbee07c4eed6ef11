import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Load, Order, Word } from './load-words';

/** The load process as its parent sees it. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  static start(program: string): LoadProcess {
    return new LoadProcess(fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async connect(order: Omit<Extract<Order, { do: 'connect' }>, 'do'>): Promise<void> {
    const connected = this.next('connected');
    this.child.send({ do: 'connect', ...order } satisfies Order);
    await connected;
  }

  /** Runs a phase; `measure` is called as its measured time begins, and what it gives as it ends. */
  async phase<T>(
    order: Extract<Order, { do: 'saturate' | 'steady' }>,
    measure: () => Promise<() => Promise<T>>,
  ): Promise<{ load: Load; measured: T }> {
    const begin = this.next('begin');
    const end = this.next('end');
    const result = this.next('load');
    this.child.send(order);
    const measuring = begin.then(measure);
    const measured = end.then(async () => (await measuring)());
    const [{ load }, what] = await Promise.all([result, measured]);
    return { load, measured: what };
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || !this.child.connected) return;
    const gone = once(this.child, 'exit');
    this.child.send({ do: 'end' } satisfies Order);
    await gone;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private next<Name extends Word['say']>(name: Name): Promise<Extract<Word, { say: Name }>> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.child.off('message', heard);
        this.child.off('exit', gone);
      };
      const gone = (): void => reject(new Error('the load process ended'));
      const heard = (word: Word): void => {
        if (word.say === 'failed') {
          stop();
          reject(new Error(`the load process failed: ${word.why}`));
        } else if (word.say === name) {
          stop();
          resolve(word as Extract<Word, { say: Name }>);
        }
      };
      this.child.on('message', heard);
      this.child.on('exit', gone);
    });
  }
}
