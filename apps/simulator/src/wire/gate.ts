/** Lets only so many do something at the same time; the others wait their turn. */
export interface Gate {
  pass<T>(act: () => Promise<T>): Promise<T>;
}

/** @param width how many may be inside at once */
export function gateOf(width: number): Gate {
  const waiting: (() => void)[] = [];
  let free = width;
  const enter = async (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async pass(act) {
      await enter();
      try {
        return await act();
      } finally {
        leave();
      }
    },
  };
}
