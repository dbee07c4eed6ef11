/** A set that remembers a bounded number: what was added longest ago is forgotten first. */
export class RecentSet {
  private readonly members = new Set<string>();

  constructor(private readonly most: number) {}

  get size(): number {
    return this.members.size;
  }

  has(member: string): boolean {
    return this.members.has(member);
  }

  add(member: string): void {
    this.members.delete(member);
    this.members.add(member);
    const [oldest] = this.members;
    if (this.members.size > this.most && oldest !== undefined) this.members.delete(oldest);
  }
}
