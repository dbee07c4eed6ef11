/** Subjects remembered; beyond it the oldest is forgotten and may be told of again. */
const SUBJECTS = 1_000;

/** Tells of each subject at most once in so many ms, however often there is something to tell. */
export function seldom<T>(
  everyMs: number,
  tell: (details: T) => void,
  nowMs: () => number = () => performance.now(),
): (subject: string, details: T) => void {
  const toldMs = new Map<string, number>();
  return (subject, details) => {
    const beforeMs = toldMs.get(subject);
    if (beforeMs !== undefined && nowMs() - beforeMs < everyMs) return;
    toldMs.delete(subject);
    toldMs.set(subject, nowMs());
    const [oldest] = toldMs.keys();
    if (toldMs.size > SUBJECTS && oldest !== undefined) toldMs.delete(oldest);
    tell(details);
  };
}
