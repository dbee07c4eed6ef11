/**
 * Topic filters with named parts: `{site}/zigbee2mqtt/#`. A part and `+` stand for one level, `#` at
 * the end for all levels that follow, also none [MQTT 3.1.1 §4.7].
 */
export interface TopicFilter {
  readonly levels: readonly FilterLevel[];
  /** It ends with `#`. */
  readonly open: boolean;
}

type FilterLevel = { text: string } | { part: string } | { any: true };

/** What a topic gives under a filter. */
export interface TopicMatch {
  /** What stands in the place of each named part. */
  parts: Readonly<Record<string, string>>;
  /** The levels that `#` stands for. */
  rest: readonly string[];
}

const PART = /^\{([a-z][a-zA-Z0-9]{0,30})\}$/;
/** Levels of a filter: as many as the broker takes of a topic. */
const LEVELS_MOST = 32;
const CHARACTERS_MOST = 256;
/** Topics of our own form have rules of their own. */
const OWN = 'xa';

/** @returns words that say what is wrong with a filter; undefined: nothing */
export function filterFault(filter: string): string | undefined {
  const levels = filter.split('/');
  if (filter === '' || filter.length > CHARACTERS_MOST) return `1 to ${CHARACTERS_MOST} characters`;
  if (levels.length > LEVELS_MOST) return `at most ${LEVELS_MOST} levels`;
  if (filter.includes('\0')) return 'a topic has no NUL';
  const first = levels[0] ?? '';
  if (first === OWN) return `topics below ${OWN} are taken in without a mapping`;
  if (first.startsWith('$')) return 'topics that begin with $ belong to the broker';
  if (levels.every((level) => level === '#' || level === '+')) return 'it lets everything in';
  const names = new Set<string>();
  for (const [at, level] of levels.entries()) {
    if (level === '+' || (level === '#' && at === levels.length - 1)) continue;
    const name = PART.exec(level)?.[1];
    if (name !== undefined && names.has(name)) return `{${name}} stands in it twice`;
    if (name !== undefined) names.add(name);
    else if (/[+#{}]/.test(level)) return `${level} is neither a text nor +, # or {part}`;
  }
  return undefined;
}

/** A filter that has no fault, taken apart. */
export function parseFilter(filter: string): TopicFilter {
  const texts = filter.split('/');
  const open = texts.at(-1) === '#';
  const levels = (open ? texts.slice(0, -1) : texts).map((level): FilterLevel => {
    if (level === '+') return { any: true };
    const part = PART.exec(level)?.[1];
    return part === undefined ? { text: level } : { part };
  });
  return { levels, open };
}

/** Undefined: the topic is not under the filter. */
export function matchTopic(filter: TopicFilter, topic: string): TopicMatch | undefined {
  const levels = topic.split('/');
  const { length } = filter.levels;
  if (filter.open ? levels.length < length : levels.length !== length) return undefined;
  const parts: Record<string, string> = {};
  for (const [at, level] of filter.levels.entries()) {
    const given = levels[at] ?? '';
    if ('text' in level && level.text !== given) return undefined;
    if ('part' in level) parts[level.part] = given;
  }
  return { parts, rest: levels.slice(length) };
}

/** Whether there is a topic under both: then nobody could say under which of them it was published. */
export function filtersOverlap(a: TopicFilter, b: TopicFilter): boolean {
  const both = Math.min(a.levels.length, b.levels.length);
  for (let at = 0; at < both; at += 1) {
    const [one, other] = [a.levels[at], b.levels[at]];
    if (one && other && 'text' in one && 'text' in other && one.text !== other.text) return false;
  }
  const shorter = a.levels.length > b.levels.length ? b : a;
  return a.levels.length === b.levels.length || shorter.open;
}

/** The filter as a broker knows it, without names of parts. */
export const plainFilter = (filter: string): string =>
  filter
    .split('/')
    .map((level) => (PART.test(level) ? '+' : level))
    .join('/');

/** Whether every topic under `plain`, a filter as brokers know it, is under the other one too. */
export function coversFilter(filter: TopicFilter, plain: string): boolean {
  // [MQTT 3.1.1 §4.7.2] no wildcard stands for what begins with $
  if (plain.startsWith('$')) return false;
  const levels = plain.split('/');
  const open = levels.at(-1) === '#';
  const own = open ? levels.slice(0, -1) : levels;
  const { length } = filter.levels;
  const isDeepEnough = filter.open ? own.length >= length : own.length === length && !open;
  return (
    isDeepEnough &&
    filter.levels.every((level, at) => ('text' in level ? level.text === own[at] : true)) &&
    own.every((level) => level === '+' || !/[+#]/.test(level))
  );
}
