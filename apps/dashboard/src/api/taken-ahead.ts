declare global {
  interface Window {
    /** Answers that are on their way, by their path; whoever wants one takes it. */
    askedAhead?: Map<string, Promise<Response>>;
  }
}

/** An answer that nobody took by then, in ms since the page was asked for, is no longer of now. */
const TAKEN_WITHIN_MS = 10_000;

/**
 * What was asked ahead of a request, once.
 * @param ask asks it, where that was not so, was so long ago, or failed: somebody may have signed in since
 */
export async function takenAhead(
  { method, url }: Request,
  ask: () => Promise<Response>,
): Promise<Response> {
  const path = url.slice(window.location.origin.length);
  const ahead = method === 'GET' ? window.askedAhead?.get(path) : undefined;
  window.askedAhead?.delete(path);
  if (!ahead || performance.now() > TAKEN_WITHIN_MS) return ask();
  const answer = await ahead.catch(() => null);
  return answer?.ok ? answer : ask();
}
