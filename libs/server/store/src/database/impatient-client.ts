import pg from 'pg';

interface Wire {
  stream: { destroy(error?: Error): void };
}

/** Breaks a connection off from this side: whatever was asked over it fails now. */
export function breakOff(client: pg.ClientBase, why: string): void {
  (client as unknown as { connection: Wire }).connection.stream.destroy(new Error(why));
}

/** What the driver says of a question that was not answered within `query_timeout`. */
const NOT_IN_TIME = 'Query read timeout';

type Ask = (...given: unknown[]) => unknown;

/**
 * A client that breaks its connection off when a question was not answered in time: a line may die
 * without either end being told, and a pool that is not told so hands it out again and again.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as Ask;
    const askImpatiently: Ask = (...given) => {
      const answer = ask(...given);
      if (answer instanceof Promise) answer.catch((error: unknown) => this.judge(error));
      return answer;
    };
    this.query = askImpatiently as typeof this.query;
  }

  private judge(error: unknown): void {
    if (error instanceof Error && error.message === NOT_IN_TIME) breakOff(this, NOT_IN_TIME);
  }
}
