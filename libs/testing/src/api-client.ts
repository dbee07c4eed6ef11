/** An answer other than what was asked for. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal';

  constructor(
    what: string,
    readonly status: number,
    readonly body: string,
  ) {
    super(`${what}: ${status} ${body}`);
  }
}

export interface ApiAnswer {
  status: number;
  text: string;
  headers: Headers;
}

/** Calls the API under `/api/v1` as one person, by the cookie of a session or by a token. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  static async signIn(url: string, username: string, password: string): Promise<ApiClient> {
    const answer = await new ApiClient(url).ask('POST', '/auth/login', { username, password });
    if (answer.status !== 200) throw new ApiRefusal('signing in', answer.status, answer.text);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
    return new ApiClient(url, { cookie: cookies.join('; ') });
  }

  /** The cookie header, for the live side and for a browser. */
  get cookie(): string {
    return this.headers.cookie ?? '';
  }

  get<T = unknown>(path: string): Promise<T> {
    return this.expect<T>('GET', path);
  }

  post<T = unknown>(path: string, body?: unknown): Promise<T> {
    return this.expect<T>('POST', path, body);
  }

  put<T = unknown>(path: string, body: unknown): Promise<T> {
    return this.expect<T>('PUT', path, body);
  }

  patch<T = unknown>(path: string, body: unknown): Promise<T> {
    return this.expect<T>('PATCH', path, body);
  }

  delete(path: string): Promise<unknown> {
    return this.expect('DELETE', path);
  }

  /** Every item of a list, page after page. */
  async all<T = unknown>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: { items: T[]; next: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=1000${more}`,
      );
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }

  /** The answer as it came, whatever its status. */
  async ask(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  private async expect<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.ask(method, path, body);
    if (status < 200 || status > 299) throw new ApiRefusal(`${method} ${path}`, status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
