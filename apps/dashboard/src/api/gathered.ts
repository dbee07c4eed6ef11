/** What is asked for until this turn of the page is over, and what comes of it. */
interface Gathering<Item> {
  keys: Set<string>;
  items: Promise<ReadonlyMap<string, Item>>;
}

interface Sources<Item> {
  /** Tells as well why there is nothing of a key. */
  one: (key: string) => Promise<Item>;
  /** Leaves out what there is nothing of. */
  some: (keys: readonly string[]) => Promise<ReadonlyMap<string, Item>>;
  /** How many one request asks for at most. */
  most: number;
}

/**
 * Asks for things one by one and sends what a page asks for in the same turn, a name in each row of
 * a list, as one request. What is not among its answer is asked for by itself.
 */
export function gathered<Item>({ one, some, most }: Sources<Item>): (key: string) => Promise<Item> {
  let gathering: Gathering<Item> | undefined;
  const begin = (): Gathering<Item> => {
    const keys = new Set<string>();
    const items = new Promise<void>((resolve) => setTimeout(resolve, 0)).then(() => {
      if (gathering?.keys === keys) gathering = undefined;
      return keys.size > 1 ? some([...keys]) : new Map<string, Item>();
    });
    return { keys, items };
  };
  return async (key) => {
    if (!gathering || gathering.keys.size >= most) gathering = begin();
    gathering.keys.add(key);
    return (await gathering.items).get(key) ?? one(key);
  };
}
