/** What the tests look at in a body; the rest is unknown. */
export interface Body {
  [name: string]: unknown;
  code: string;
  id: string;
  token: string;
  role: string;
  items: Body[];
}

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; empty when it is none. */
  json: Body;
}

/** Says what is wrong with an answer of JSON to a request that succeeded, or nothing. */
type Judge = (method: string, address: string, json: unknown) => string | null;

/** Calls the HTTP side as one and the same somebody. */
export class Caller {
  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
    private readonly judge: Judge = () => null,
  ) {}

  /** The same somebody with other headers besides. */
  with(headers: Record<string, string>): Caller {
    return this.as({ ...this.headers, ...headers });
  }

  private as(headers: Record<string, string>): Caller {
    return new Caller(this.url, headers, this.judge);
  }

  /** What a request of its own has to carry to be this somebody's. */
  cookies(): Record<string, string> {
    return { ...this.headers };
  }

  bearer(token: string): Caller {
    return this.as({ authorization: `Bearer ${token}` });
  }

  async signIn(username: string, password: string): Promise<Caller> {
    const answer = await this.post('/api/v1/auth/login', { username, password });
    if (answer.status !== 200) throw new Error(`login: ${answer.status} ${answer.text}`);
    return this.withCookieOf(answer);
  }

  withCookieOf(answer: Answer): Caller {
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0]);
    return this.as({ cookie: cookie.join('; ') });
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send('POST', path, body);
  }

  put(path: string, body?: unknown): Promise<Answer> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body?: unknown): Promise<Answer> {
    return this.send('PATCH', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  /**
   * Sends a body as JSON; a string as it is.
   * @throws Error when the answer is not what its route declares
   */
  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(this.url + path, {
      method,
      headers: { ...content, ...this.headers },
      redirect: 'manual',
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = parse(text);
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const fault = response.ok && isJson ? this.judge(method, this.url + path, json) : null;
    if (fault !== null) throw new Error(fault);
    return { status: response.status, headers: response.headers, text, json };
  }
}

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {} as Body;
  }
}
