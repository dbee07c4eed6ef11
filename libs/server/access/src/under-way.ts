/**
 * Questions under way, by what is asked: whoever asks the same meanwhile gets the same answer. After
 * a restart thousands of walls come at once with one token and ask about one unit.
 */
export class UnderWay<T> {
  private readonly answers = new Map<string, Promise<T>>();

  of(key: string, ask: () => Promise<T>): Promise<T> {
    const shared = this.answers.get(key);
    if (shared) return shared;
    const answer = ask().finally(() => this.answers.delete(key));
    this.answers.set(key, answer);
    return answer;
  }
}
